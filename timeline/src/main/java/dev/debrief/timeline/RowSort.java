package dev.debrief.timeline;

import java.util.Arrays;

/** Puts the rows of one thread after the other in time order. For one thread. */
final class RowSort {
  private final long base;
  private long[] keys = new long[64];

  /**
   * @param base start of the window
   */
  RowSort(long base) {
    this.base = base;
  }

  /**
   * Copies rows in the order of their times, equal times in their old order.
   *
   * @param to what was in it before is removed
   */
  void sort(RowPages rows, Observations to) {
    int size = rows.size();
    to.clear(size);
    if (size > keys.length) {
      keys = new long[size + (size >> 1)];
    }
    rows.keys(base, keys);
    Arrays.sort(keys, 0, size);
    for (int i = 0; i < size; i++) {
      rows.copy(RowOrder.row(keys[i]), to);
    }
  }
}
