package dev.debrief.timeline.span;

import java.util.Arrays;

/** Sorts numbers of rows, stably and without an object for each. */
final class RowSort {
  private RowSort() {}

  /** Which of two rows comes first. */
  @FunctionalInterface
  interface Order {
    int compare(int a, int b);
  }

  static void sort(int[] rows, Order order) {
    boolean sorted = true;
    for (int i = 1; i < rows.length && sorted; i++) {
      sorted = order.compare(rows[i - 1], rows[i]) <= 0;
    }
    if (!sorted) {
      merge(Arrays.copyOf(rows, rows.length), rows, 0, rows.length, order);
    }
  }

  /** Sorts a part of {@code from} into {@code to}; both hold the same rows there. */
  private static void merge(int[] from, int[] to, int begin, int end, Order order) {
    if (end - begin < 2) {
      return;
    }
    int middle = (begin + end) >>> 1;
    merge(to, from, begin, middle, order);
    merge(to, from, middle, end, order);
    int left = begin;
    int right = middle;
    for (int i = begin; i < end; i++) {
      boolean fromLeft =
          right >= end || (left < middle && order.compare(from[left], from[right]) <= 0);
      to[i] = fromLeft ? from[left++] : from[right++];
    }
  }
}
