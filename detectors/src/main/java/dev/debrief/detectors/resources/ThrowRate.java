package dev.debrief.detectors.resources;

import java.util.Arrays;

/** The number of exceptions created since the JVM began, as told about once a second. */
final class ThrowRate {
  private static final double NANOS_PER_SECOND = 1e9;

  private long[] times = new long[128];
  private long[] totals = new long[128];
  private int size;

  /** A stretch of time with a high rate; its count is 0 if there is none. */
  record Storm(long startNanos, long endNanos, long count) {
    long nanos() {
      return endNanos - startNanos;
    }

    double perSecond() {
      return nanos() <= 0 ? 0 : count * NANOS_PER_SECOND / nanos();
    }
  }

  void add(long time, long total) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      totals = Arrays.copyOf(totals, 2 * size);
    }
    times[size] = time;
    totals[size++] = total;
  }

  /** Returns the longest uninterrupted run of intervals that all have at least a rate. */
  Storm storm(double leastPerSecond) {
    sort();
    Storm best = new Storm(0, 0, 0);
    int from = 0;
    for (int i = 1; i <= size; i++) {
      if (i == size || !high(i, leastPerSecond)) {
        Storm run = new Storm(at(from), at(i - 1), Math.max(0, totals[i - 1] - totals[from]));
        if (run.count > best.count) {
          best = run;
        }
        from = i;
      }
    }
    return best;
  }

  private long at(int index) {
    return size == 0 ? 0 : times[index];
  }

  private boolean high(int i, double leastPerSecond) {
    return (totals[i] - totals[i - 1]) * NANOS_PER_SECOND
        >= leastPerSecond * (times[i] - times[i - 1]);
  }

  private void sort() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(times[a], times[b]));
    long[] sortedTimes = new long[size];
    long[] sortedTotals = new long[size];
    for (int i = 0; i < size; i++) {
      sortedTimes[i] = times[order[i]];
      sortedTotals[i] = totals[order[i]];
    }
    times = sortedTimes.length == 0 ? times : sortedTimes;
    totals = sortedTotals.length == 0 ? totals : sortedTotals;
  }
}
