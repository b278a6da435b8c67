package dev.debrief.timeline;

import java.util.Arrays;

/** Puts the rows of columns in time order without an object per row. */
final class RowOrder {
  /** Rows that one number can tell apart; the other bits hold 68 s, more than any window. */
  private static final int ROW_BITS = 27;

  private static final long ROW_MASK = (1L << ROW_BITS) - 1;

  private RowOrder() {}

  /**
   * Returns the rows in the order of their times, equal times in their old order.
   *
   * @param size number of rows, less than 2^27
   * @param times of the rows
   * @param base no time is more than 68 s after it; earlier times count as this one
   * @return row numbers, or an empty array if the rows are in order already
   */
  static int[] byTime(int size, long[] times, long base) {
    if (isSorted(size, times)) {
      return new int[0];
    }
    requireNumber(size);
    long[] keys = new long[size];
    for (int row = 0; row < size; row++) {
      keys[row] = key(times[row], base, row);
    }
    Arrays.sort(keys);
    int[] rows = new int[size];
    for (int i = 0; i < size; i++) {
      rows[i] = row(keys[i]);
    }
    return rows;
  }

  /** Refuses numbers of rows that {@link #key} cannot tell apart. */
  static void requireNumber(long number) {
    if (number > ROW_MASK) {
      throw new IllegalStateException("a thread has " + number + " rows in one window");
    }
  }

  /** Returns a number that is sorted by time, equal times by row. */
  static long key(long time, long base, int row) {
    return Math.max(0, time - base) << ROW_BITS | row;
  }

  /** Returns the row of a key. */
  static int row(long key) {
    return (int) (key & ROW_MASK);
  }

  private static boolean isSorted(int size, long[] times) {
    for (int row = 1; row < size; row++) {
      if (times[row] < times[row - 1]) {
        return false;
      }
    }
    return true;
  }

  static long[] apply(int[] order, long[] column) {
    long[] sorted = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = column[order[i]];
    }
    return sorted;
  }

  static byte[] apply(int[] order, byte[] column) {
    byte[] sorted = new byte[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = column[order[i]];
    }
    return sorted;
  }

  static <T> T[] apply(int[] order, T[] column) {
    T[] sorted = Arrays.copyOf(column, order.length);
    for (int i = 0; i < order.length; i++) {
      sorted[i] = column[order[i]];
    }
    return sorted;
  }
}
