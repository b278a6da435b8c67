package dev.debrief.timeline;

import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of one thread in one window, in columns: its samples, or its blocking
 * intervals. A window may hold millions of rows, so the column of ends, which single samples do not
 * need, is made with the first row that needs it.
 */
@SuppressWarnings("EnumOrdinal") // A byte per row instead of a reference; never leaves memory.
final class Observations {
  private static final WaitKind[] WAITS = WaitKind.values();
  private static final SampleKind[] KINDS = SampleKind.values();
  private static final byte FAILED = 0x40;
  private static final byte KIND_MASK = 0x0f;
  private static final int FIRST_CAPACITY = 8;

  private int size;
  private long[] starts = new long[FIRST_CAPACITY];
  private long @Nullable [] ends;
  private StackTrace[] stacks = new StackTrace[FIRST_CAPACITY];

  /** 0 where the thread ran, else one more than the ordinal of the wait kind. */
  private byte[] waits = new byte[FIRST_CAPACITY];

  /** Ordinal of the sample kind, and whether the sampler failed. */
  private byte[] tags = new byte[FIRST_CAPACITY];

  /** Appends a sample; its end equals its start if it is a point. */
  void addSample(
      SampleKind kind,
      long start,
      long end,
      @Nullable WaitKind wait,
      StackTrace stack,
      boolean failed) {
    int row = addWait(start, end, wait, stack);
    tags[row] = (byte) (kind.ordinal() | (failed ? FAILED : 0));
  }

  /** Appends an interval and returns its row. */
  int addWait(long start, long end, @Nullable WaitKind wait, StackTrace stack) {
    if (size == starts.length) {
      grow(size + (size >> 1));
    }
    starts[size] = start;
    stacks[size] = stack;
    waits[size] = (byte) (wait == null ? 0 : wait.ordinal() + 1);
    if (end != start || ends != null) {
      setEnd(size, end);
    }
    return size++;
  }

  private void grow(int capacity) {
    starts = Arrays.copyOf(starts, capacity);
    stacks = Arrays.copyOf(stacks, capacity);
    waits = Arrays.copyOf(waits, capacity);
    tags = Arrays.copyOf(tags, capacity);
    if (ends != null) {
      ends = Arrays.copyOf(ends, capacity);
    }
  }

  /** Appends the rows of other observations. */
  void addAll(Observations other) {
    if (starts.length < size + other.size) {
      grow(Math.max(size + other.size, size + (size >> 1)));
    }
    if (ends == null && other.ends != null) {
      ends = Arrays.copyOf(starts, starts.length);
    }
    if (ends != null) {
      System.arraycopy(other.ends == null ? other.starts : other.ends, 0, ends, size, other.size);
    }
    System.arraycopy(other.starts, 0, starts, size, other.size);
    System.arraycopy(other.stacks, 0, stacks, size, other.size);
    System.arraycopy(other.waits, 0, waits, size, other.size);
    System.arraycopy(other.tags, 0, tags, size, other.size);
    size += other.size;
  }

  int size() {
    return size;
  }

  long start(int row) {
    return starts[row];
  }

  long end(int row) {
    return ends == null ? starts[row] : ends[row];
  }

  void setEnd(int row, long end) {
    if (ends == null) {
      ends = Arrays.copyOf(starts, starts.length);
    }
    ends[row] = end;
  }

  /** Returns whether a row is an instant rather than a stretch of time. */
  boolean isPoint(int row) {
    return end(row) == starts[row];
  }

  StackTrace stack(int row) {
    return stacks[row];
  }

  /** Returns what the thread waited for, null if it ran. */
  @Nullable WaitKind wait(int row) {
    return waits[row] == 0 ? null : WAITS[waits[row] - 1];
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
    int[] order = RowOrder.byTime(size, this::start, base);
    if (order.length == 0) {
      return;
    }
    starts = RowOrder.apply(order, starts);
    stacks = RowOrder.apply(order, stacks);
    waits = RowOrder.apply(order, waits);
    tags = RowOrder.apply(order, tags);
    if (ends != null) {
      ends = RowOrder.apply(order, ends);
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
    starts[to] = starts[from];
    stacks[to] = stacks[from];
    waits[to] = waits[from];
    tags[to] = tags[from];
    if (ends != null) {
      ends[to] = ends[from];
    }
  }
}
