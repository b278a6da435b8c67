package dev.debrief.timeline;

import dev.debrief.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a window in columns, in the order of the file. Rows come by the million and are
 * counted only when their window is complete, so they go into pages that are never copied.
 */
final class RowPage {
  static final int CAPACITY = 2048;

  private int size;
  private final int[] threads = new int[CAPACITY];
  private final long[] starts = new long[CAPACITY];
  private final long[] ends = new long[CAPACITY];
  private final StackTrace[] stacks = new StackTrace[CAPACITY];
  private final byte[] waits = new byte[CAPACITY];
  private final byte[] tags = new byte[CAPACITY];

  /** What each wait was for; there only if somebody asks for it. */
  private @Nullable Blocker @Nullable [] blockers;

  boolean isFull() {
    return size == CAPACITY;
  }

  /**
   * Appends a row.
   *
   * @param wait as in {@link Observations}
   * @param tag as in {@link Observations}
   */
  void add(int thread, long start, long end, StackTrace stack, byte wait, byte tag) {
    int row = size++;
    threads[row] = thread;
    starts[row] = start;
    ends[row] = end;
    stacks[row] = stack;
    waits[row] = wait;
    tags[row] = tag;
  }

  /** Says what the wait was for that was added last. */
  void blocker(Blocker blocker) {
    if (blockers == null) {
      blockers = new Blocker[CAPACITY];
    }
    blockers[size - 1] = blocker;
  }

  /** Counts the rows of each thread. */
  void count(int[] samples, int[] blocking) {
    for (int row = 0; row < size; row++) {
      int[] counts = tags[row] == Observations.BLOCKING ? blocking : samples;
      counts[threads[row]]++;
    }
  }

  /** Appends every row to those of its thread. */
  void distribute(Observations[] samples, Observations[] blocking) {
    for (int row = 0; row < size; row++) {
      Observations[] target = tags[row] == Observations.BLOCKING ? blocking : samples;
      Observations rows = target[threads[row]];
      rows.add(starts[row], ends[row], stacks[row], waits[row], tags[row]);
      if (blockers != null && blockers[row] != null) {
        rows.blocker(blockers[row]);
      }
    }
  }
}
