package dev.debrief.jfr.streaming;

import dev.debrief.jfr.ChunkReferences;
import dev.debrief.jfr.FrameList;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.TypeDescription;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stack traces of one chunk: each resolved once, and only if an event has it, or taken from who
 * resolves them ahead.
 */
final class StackReader {
  /** Deeper stacks are cut. */
  private static final int MAX_DEPTH = 4096;

  private static final int TRUNCATED = 0;
  private static final int UNRESOLVED = -1;

  private final @Nullable Pool pool;
  private final Program beforeFrames;
  private final Program frameProgram;
  private final Program afterFrames;
  private final Row row = new Row(1);
  private final Row frameRow = new Row(FrameTable.SLOTS);
  private final FrameTable table;
  private final ChunkReferences references;
  private final int[] numbers;
  private final FrameList list;
  private @Nullable StackTrace[] ahead = new StackTrace[0];
  private int[] frames = new int[256];
  private long cut;
  private long damaged;

  StackReader(
      ChunkTypes types,
      Pools pools,
      Constants constants,
      RecordingFrames recordingFrames,
      ChunkReferences references)
      throws MalformedException {
    TypeDescription type = types.stackTraces();
    TypeDescription frame = types.typeOf(type, "frames");
    this.references = references;
    this.list = recordingFrames.list();
    this.pool = pools.of(type.id()).orElse(null);
    int array = indexOf(type, "frames");
    List<FieldDescription> fields = type.fields();
    this.beforeFrames = program(types, fields.subList(0, array));
    this.afterFrames =
        program(types, fields.subList(Math.min(array + 1, fields.size()), fields.size()));
    this.frameProgram = Program.of(types.metadata(), frame, types.compressed(), FrameTable::slotOf);
    this.table = new FrameTable(types, pools, constants, recordingFrames, frame);
    this.numbers = new int[pool == null ? 0 : pool.size()];
    Arrays.fill(numbers, UNRESOLVED);
  }

  private static int indexOf(TypeDescription type, String field) {
    int index = 0;
    while (index < type.fields().size() && !type.fields().get(index).name().equals(field)) {
      index++;
    }
    return index;
  }

  private static Program program(ChunkTypes types, List<FieldDescription> fields)
      throws MalformedException {
    return Program.of(
        types.metadata(),
        fields,
        types.compressed(),
        field -> field.name().equals("truncated") ? TRUNCATED : Program.Slots.NONE);
  }

  /** Returns how many stacks there are. */
  int size() {
    return numbers.length;
  }

  /**
   * Says where stacks may be that another thread has resolved.
   *
   * @param resolved by the place in the pool; null where it has not
   */
  void takeFrom(@Nullable StackTrace[] resolved) {
    ahead = resolved;
  }

  /** Returns the number of the stack with a key; that of no stack if it was lost. */
  int number(long key) throws IOException {
    int place = pool == null ? LongIndex.ABSENT : pool.find(key);
    if (place < 0) {
      return ChunkReferences.NONE;
    }
    if (numbers[place] == UNRESOLVED) {
      StackTrace known = place < ahead.length ? ahead[place] : null;
      StackTrace stack = known == null ? resolve(place) : known;
      numbers[place] = stack.depth() == 0 ? ChunkReferences.NONE : references.add(stack);
    }
    return numbers[place];
  }

  /** Returns whether the chunk has the stack with a key. */
  boolean isKnown(long key) {
    return pool != null && pool.find(key) >= 0;
  }

  /** Returns the stack at a place in the pool; the empty one, and counts it, if it is damaged. */
  StackTrace resolve(int place) throws IOException {
    ChunkInput in = Objects.requireNonNull(pool, "has places").at(place);
    try {
      beforeFrames.run(in, row);
      int count = in.readInt();
      if (count < 0 || count > in.length() - in.position()) {
        throw new MalformedException(count + " frames");
      }
      readFrames(in, Math.min(count, MAX_DEPTH));
      boolean tooDeep = count > MAX_DEPTH;
      if (tooDeep) {
        cut++;
        frameProgram.skip(in, count - MAX_DEPTH);
      }
      afterFrames.run(in, row);
      boolean truncated = row.values[TRUNCATED] != 0 || tooDeep;
      return count == 0
          ? StackTrace.EMPTY
          : StackTrace.of(list, frames, Math.min(count, MAX_DEPTH), truncated);
    } catch (MalformedException e) {
      damaged++;
      return StackTrace.EMPTY;
    }
  }

  private void readFrames(ChunkInput in, int count) throws IOException {
    if (frames.length < count) {
      frames = new int[Math.max(count, 2 * frames.length)];
    }
    for (int i = 0; i < count; i++) {
      frameProgram.run(in, frameRow);
      long next = in.position();
      frames[i] = table.number(frameRow);
      in.seek(next); // A frame that is new has its method looked up in the same checkpoint.
    }
  }

  /** Returns how many stacks were cut because they were too deep. */
  long cut() {
    return cut;
  }

  /** Returns how many stacks were needed and could not be read. */
  long damaged() {
    return damaged;
  }
}
