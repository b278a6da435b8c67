package dev.debrief.timeline;

import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of one thread in one window, in columns: its samples, or its blocking
 * intervals.
 */
@SuppressWarnings("EnumOrdinal") // A byte per row instead of a reference; never leaves memory.
final class Observations {
  /** The tag of a blocking interval. */
  static final byte BLOCKING = 0x20;

  private static final SampleKind[] KINDS = SampleKind.values();
  private static final byte FAILED = 0x40;
  private static final byte KIND_MASK = 0x0f;

  private int size;
  private long[] starts;
  private long[] ends;
  private StackTrace[] stacks;

  /** What each row waits for, see {@link #wait}. */
  private byte[] waits;

  /** Ordinal of the sample kind, and whether the sampler failed; or {@link #BLOCKING}. */
  private byte[] tags;

  /** What each wait was for; null if nobody asks, or where nothing is known. */
  private @Nullable Blocker @Nullable [] blockers;

  /**
   * @param capacity how many rows there will be
   */
  Observations(int capacity) {
    starts = new long[capacity];
    ends = new long[capacity];
    stacks = new StackTrace[capacity];
    waits = new byte[capacity];
    tags = new byte[capacity];
  }

  /** Returns a wait kind as a byte: 0 for none. */
  static byte wait(@Nullable WaitKind wait) {
    return (byte) (wait == null ? 0 : wait.ordinal() + 1);
  }

  /** Returns what is known of a sample as a byte. */
  static byte tag(SampleKind kind, boolean failed) {
    return (byte) (kind.ordinal() | (failed ? FAILED : 0));
  }

  /** Appends a row; its end equals its start if it is a point. */
  void add(long start, long end, StackTrace stack, byte wait, byte tag) {
    int row = size++;
    starts[row] = start;
    ends[row] = end;
    stacks[row] = stack;
    waits[row] = wait;
    tags[row] = tag;
  }

  /** Says what the row was waiting for that was added last. */
  void blocker(Blocker blocker) {
    if (blockers == null) {
      blockers = new Blocker[starts.length];
    }
    blockers[size - 1] = blocker;
  }

  int size() {
    return size;
  }

  @Nullable Blocker blockerOf(int row) {
    return blockers == null ? null : blockers[row];
  }

  long start(int row) {
    return starts[row];
  }

  long end(int row) {
    return ends[row];
  }

  void setEnd(int row, long end) {
    ends[row] = end;
  }

  /** Returns whether a row is an instant rather than a stretch of time. */
  boolean isPoint(int row) {
    return ends[row] == starts[row];
  }

  StackTrace stack(int row) {
    return stacks[row];
  }

  /** Returns what the thread waited for as a byte, 0 if it ran. */
  byte wait(int row) {
    return waits[row];
  }

  boolean isWait(int row) {
    return waits[row] != 0;
  }

  SampleKind kind(int row) {
    return KINDS[tags[row] & KIND_MASK];
  }

  boolean failed(int row) {
    return (tags[row] & FAILED) != 0;
  }

  /** Puts the rows in time order; the window begins at {@code base}. */
  void sort(long base) {
    int[] order = RowOrder.byTime(size, starts, base);
    if (order.length == 0) {
      return;
    }
    starts = RowOrder.apply(order, starts);
    ends = RowOrder.apply(order, ends);
    stacks = RowOrder.apply(order, stacks);
    waits = RowOrder.apply(order, waits);
    tags = RowOrder.apply(order, tags);
    if (blockers != null) {
      blockers = RowOrder.apply(order, blockers);
    }
  }

  /** Removes the rows that do not pass; asked once per row, in order. */
  void retain(IntPredicate wanted) {
    int kept = 0;
    for (int row = 0; row < size; row++) {
      if (wanted.test(row)) {
        move(row, kept++);
      }
    }
    Arrays.fill(stacks, kept, size, null);
    size = kept;
  }

  private void move(int from, int to) {
    if (from != to) {
      starts[to] = starts[from];
      ends[to] = ends[from];
      stacks[to] = stacks[from];
      waits[to] = waits[from];
      tags[to] = tags[from];
      if (blockers != null) {
        blockers[to] = blockers[from];
      }
    }
  }

  /** Returns whether the rows are stretches of time that do not overlap. */
  boolean isLayer() {
    long covered = Long.MIN_VALUE;
    for (int row = 0; row < size; row++) {
      if (starts[row] < covered || ends[row] <= starts[row]) {
        return false;
      }
      covered = ends[row];
    }
    return true;
  }

  /** Returns the columns as a layer, which shares them; {@link #isLayer} must hold. */
  Layer toLayer() {
    return new Layer(size, starts, ends, waits, stacks, blockers);
  }
}
