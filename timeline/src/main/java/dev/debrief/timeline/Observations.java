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
   * @param capacity for how many rows there is room at first, at least one
   */
  Observations(int capacity) {
    starts = new long[capacity];
    ends = new long[capacity];
    stacks = new StackTrace[capacity];
    waits = new byte[capacity];
    tags = new byte[capacity];
  }

  /** Removes all rows, and makes room for others. */
  void clear(int capacity) {
    size = 0;
    if (capacity > starts.length) {
      blockers = null;
      int room = capacity + (capacity >> 1);
      starts = new long[room];
      ends = new long[room];
      stacks = new StackTrace[room];
      waits = new byte[room];
      tags = new byte[room];
    }
  }

  /** Returns a wait kind as a byte: 0 for none. */
  static byte wait(@Nullable WaitKind wait) {
    return (byte) (wait == null ? 0 : wait.ordinal() + 1);
  }

  /** Returns what is known of a sample as a byte. */
  static byte tag(SampleKind kind, boolean failed) {
    return (byte) (kind.ordinal() | (failed ? FAILED : 0));
  }

  /**
   * Appends a row; its end equals its start if it is a point.
   *
   * @param wait see {@link #wait(WaitKind)}
   * @param tag see {@link #tag}
   * @param blocker what it was waiting for, if anybody asked
   */
  void add(long start, long end, StackTrace stack, byte wait, byte tag, @Nullable Blocker blocker) {
    int row = size++;
    if (row == starts.length) {
      grow(4 * row);
    }
    starts[row] = start;
    ends[row] = end;
    stacks[row] = stack;
    waits[row] = wait;
    tags[row] = tag;
    if (blockers != null || blocker != null) {
      setBlocker(row, blocker);
    }
  }

  private void grow(int capacity) {
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    stacks = Arrays.copyOf(stacks, capacity);
    waits = Arrays.copyOf(waits, capacity);
    tags = Arrays.copyOf(tags, capacity);
    if (blockers != null) {
      blockers = Arrays.copyOf(blockers, capacity);
    }
  }

  private void setBlocker(int row, @Nullable Blocker blocker) {
    if (blockers == null) {
      blockers = new Blocker[starts.length];
    }
    blockers[row] = blocker;
  }

  /** Appends a row of others, for which there must be room. */
  void add(Observations from, int row) {
    int to = size++;
    starts[to] = from.starts[row];
    ends[to] = from.ends[row];
    stacks[to] = from.stacks[row];
    waits[to] = from.waits[row];
    tags[to] = from.tags[row];
    if (blockers != null || from.blockers != null) {
      setBlocker(to, from.blockerOf(row));
    }
  }

  /** Returns whether there is a sample of a kind. */
  boolean has(SampleKind kind) {
    for (int row = 0; row < size; row++) {
      if ((tags[row] & KIND_MASK) == kind.ordinal()) {
        return true;
      }
    }
    return false;
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
}
