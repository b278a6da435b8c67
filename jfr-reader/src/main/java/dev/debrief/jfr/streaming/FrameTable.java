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
 * The frames of one chunk: of each method those with different lines and types, one object each.
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

  private static final Frame NO_METHOD =
      new Frame("", "", "", Frame.UNKNOWN_LINE, Frame.Type.UNKNOWN);

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final Constants constants;
  private final FrameInterner interner;
  private final @Nullable Pool methodPool;
  private final Program methodProgram;
  private final @Nullable FieldDescription[] methodFields = new FieldDescription[SLOTS];
  private final Row methodRow = new Row(SLOTS);
  private final long frameTypeId;

  /** Methods by key without line and type; a lost one counts as well. */
  private final LongIndex methods = new LongIndex();

  private Frame[] prototypes = new Frame[64];

  // Frames by method, line and type: an open hash table, key and key side by side.
  private int size;
  private long[] keys = new long[2 * 1024];
  private @Nullable Frame[] frames = new Frame[1024];
  private int shift = 64 - 10;

  FrameTable(
      ChunkTypes types,
      Pools pools,
      Constants constants,
      FrameInterner interner,
      TypeDescription frameType)
      throws MalformedException {
    this.constants = constants;
    this.interner = interner;
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

  /** Returns a frame. */
  Frame frame(Row row) throws IOException {
    long method = row.values[METHOD];
    long line = row.values[LINE];
    long type = row.values[TYPE];
    if (((line - Integer.MIN_VALUE) | type) >>> 32 != 0) {
      return frame(prototypes[method(method)], line, type); // Damaged: too rare to remember.
    }
    long lineAndType = line << 32 | type;
    int place = place(method, lineAndType);
    Frame known = frames[place];
    if (known != null) {
      return known;
    }
    int number = method(method);
    Frame frame = frame(prototypes[number], line, type);
    if (2 * size >= frames.length) {
      grow();
      place = place(method, lineAndType);
    }
    put(place, method, lineAndType, frame);
    size++;
    return frame;
  }

  private int place(long method, long lineAndType) {
    long hash = (method * MIX + lineAndType) * MIX;
    int place = (int) (hash >>> shift);
    while (frames[place] != null
        && (keys[2 * place] != method || keys[2 * place + 1] != lineAndType)) {
      place = (place + 1) & (frames.length - 1);
    }
    return place;
  }

  private void put(int place, long method, long lineAndType, Frame frame) {
    keys[2 * place] = method;
    keys[2 * place + 1] = lineAndType;
    frames[place] = frame;
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable Frame[] oldFrames = frames;
    keys = new long[2 * oldKeys.length];
    frames = new Frame[2 * oldFrames.length];
    shift--;
    for (int i = 0; i < oldFrames.length; i++) {
      Frame frame = oldFrames[i];
      if (frame != null) {
        int place = place(oldKeys[2 * i], oldKeys[2 * i + 1]);
        put(place, oldKeys[2 * i], oldKeys[2 * i + 1], frame);
      }
    }
  }

  private Frame frame(Frame method, long line, long type) throws IOException {
    return interner.intern(
        new Frame(
            method.className(),
            method.methodName(),
            method.descriptor(),
            line > 0 && line <= MAX_LINE ? (int) line : Frame.UNKNOWN_LINE,
            type(Constants.orEmpty(constants.text(frameTypeId, type)))));
  }

  private int method(long key) throws IOException {
    int known = methods.find(key);
    if (known >= 0) {
      return known;
    }
    int method = methods.add(key);
    if (method == prototypes.length) {
      prototypes = Arrays.copyOf(prototypes, 2 * method);
    }
    prototypes[method] = prototype(key);
    return method;
  }

  private Frame prototype(long key) throws IOException {
    int place = methodPool == null ? LongIndex.ABSENT : methodPool.find(key);
    if (methodPool == null || place < 0) {
      return NO_METHOD;
    }
    try {
      methodProgram.run(methodPool.at(place), methodRow);
      String descriptor = text(2);
      // Its names are those of the same method in other chunks, so that frames compare quickly.
      return interner.intern(
          new Frame(
              text(0),
              text(1),
              descriptor.equals(NATIVE_SYMBOL) ? "" : descriptor,
              Frame.UNKNOWN_LINE,
              Frame.Type.UNKNOWN));
    } catch (MalformedException e) {
      return NO_METHOD;
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
