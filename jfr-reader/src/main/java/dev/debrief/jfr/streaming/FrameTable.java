package dev.debrief.jfr.streaming;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.TypeDescription;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one chunk: of each method those with different lines and types, by their numbers in
 * the recording's list.
 */
final class FrameTable {
  static final int METHOD = 0;
  static final int LINE = 1;
  static final int TYPE = 2;
  static final int SLOTS = 3;

  private static final List<String> FRAME_FIELDS = List.of("method", "lineNumber", "type");
  private static final List<String> METHOD_FIELDS = List.of("type", "name", "descriptor");

  /** Java's class-file format has no line number beyond this. */
  private static final int MAX_LINE = 65_535;

  /** The descriptor that async-profiler gives to symbols of native libraries and the kernel. */
  private static final String NATIVE_SYMBOL = "()L;";

  private static final int TYPE_BITS = 8;
  private static final int LINE_BITS = 16;
  private static final int METHOD_BITS = 64 - LINE_BITS - TYPE_BITS;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final Constants constants;
  private final RecordingFrames frames;
  private final @Nullable Pool methodPool;
  private final Program methodProgram;
  private final @Nullable FieldDescription[] methodFields = new FieldDescription[SLOTS];
  private final Row methodRow = new Row(SLOTS);
  private final long frameTypeId;

  private final Frame.@Nullable Type[] types = new Frame.Type[1 << TYPE_BITS];

  /** Methods by key; a lost one counts as well. */
  private final LongIndex methods = new LongIndex();

  /** Their numbers in the recording. */
  private int[] methodNumbers = new int[64];

  // Frames by method, line and type: an open hash table with one number for all three.
  private int size;
  private long[] keys = new long[1024];

  /** Number in the list plus one, 0 where there is none. */
  private int[] numbers = new int[1024];

  private int shift = 64 - 10;

  FrameTable(
      ChunkTypes types,
      Pools pools,
      Constants constants,
      RecordingFrames frames,
      TypeDescription frameType)
      throws MalformedException {
    this.constants = constants;
    this.frames = frames;
    TypeDescription method = types.typeOf(frameType, "method");
    this.methodPool = pools.of(method.id()).orElse(null);
    this.methodProgram =
        Program.of(
            types.metadata(),
            method,
            types.compressed(),
            field -> METHOD_FIELDS.indexOf(field.name()));
    for (FieldDescription field : method.fields()) {
      int slot = METHOD_FIELDS.indexOf(field.name());
      if (slot >= 0) {
        methodFields[slot] = field;
      }
    }
    this.frameTypeId = types.typeOf(frameType, "type").id();
  }

  /** Returns the slot of a field of a frame. */
  static int slotOf(FieldDescription field) {
    return FRAME_FIELDS.indexOf(field.name());
  }

  /** Returns the number of a frame. */
  int number(Row row) throws IOException {
    long method = row.values[METHOD];
    int line = line(row.values[LINE]);
    long type = row.values[TYPE];
    if (type >>> TYPE_BITS != 0 || method >>> METHOD_BITS != 0) {
      return frames.number(method(method), line, readType(type)); // Too rare to remember.
    }
    long key = (method << LINE_BITS | Math.max(line, 0)) << TYPE_BITS | type;
    int place = place(key);
    if (numbers[place] == 0) {
      int number = frames.number(method(method), line, type((int) type));
      if (2 * size >= keys.length) {
        grow();
        place = place(key);
      }
      keys[place] = key;
      numbers[place] = number + 1;
      size++;
    }
    return numbers[place] - 1;
  }

  private int place(long key) {
    long[] all = keys;
    int place = (int) ((key * MIX) >>> shift);
    while (all[place] != key && numbers[place] != 0) {
      place = (place + 1) & (all.length - 1);
    }
    // An empty place has key 0, which may be the key that is looked for.
    return place;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = new int[2 * oldNumbers.length];
    shift--;
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldNumbers[i] != 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        numbers[place] = oldNumbers[i];
      }
    }
  }

  private static int line(long line) {
    return line > 0 && line <= MAX_LINE ? (int) line : Frame.UNKNOWN_LINE;
  }

  private Frame.Type type(int key) throws IOException {
    Frame.Type known = types[key];
    if (known == null) {
      known = readType(key);
      types[key] = known;
    }
    return known;
  }

  private Frame.Type readType(long type) throws IOException {
    return type(Constants.orEmpty(constants.text(frameTypeId, type)));
  }

  /** Returns the number of a method in the recording. */
  private int method(long key) throws IOException {
    int known = methods.find(key);
    if (known < 0) {
      known = methods.add(key);
      if (known == methodNumbers.length) {
        methodNumbers = Arrays.copyOf(methodNumbers, 2 * known);
      }
      methodNumbers[known] = readMethod(key);
    }
    return methodNumbers[known];
  }

  private int lostMethod() {
    return frames.method("", "", "");
  }

  private int readMethod(long key) throws IOException {
    int place = methodPool == null ? LongIndex.ABSENT : methodPool.find(key);
    if (methodPool == null || place < 0) {
      return lostMethod();
    }
    try {
      methodProgram.run(methodPool.at(place), methodRow);
      String descriptor = text(2);
      return frames.method(text(0), text(1), descriptor.equals(NATIVE_SYMBOL) ? "" : descriptor);
    } catch (MalformedException e) {
      return lostMethod();
    }
  }

  private String text(int slot) throws IOException {
    FieldDescription field = methodFields[slot];
    return field == null ? "" : Constants.orEmpty(constants.text(methodRow, slot, field));
  }

  private static Frame.Type type(String name) {
    return switch (name) {
      case "Interpreted" -> Frame.Type.INTERPRETED;
      case "JIT compiled" -> Frame.Type.COMPILED;
      case "Inlined" -> Frame.Type.INLINED;
      case "Native" -> Frame.Type.NATIVE;
      case "C++" -> Frame.Type.CPP;
      case "Kernel" -> Frame.Type.KERNEL;
      default -> Frame.Type.UNKNOWN;
    };
  }
}
