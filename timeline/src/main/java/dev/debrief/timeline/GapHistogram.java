package dev.debrief.timeline;

/**
 * The distribution of gaps between consecutive samples of one thread, in steps of 0.1 ms. Gaps of
 * 100 ms and more are waits or idle time rather than sampling and do not count.
 */
final class GapHistogram {
  /** Gaps from here on say nothing of the sampler. */
  static final long LIMIT_NANOS = 100 * Nanos.PER_MILLI;

  /** Fewer samples than this have no meaningful median. */
  static final int LEAST_SAMPLES = 8;

  private static final long STEP_NANOS = Nanos.PER_MILLI / 10;

  private final long[] counts = new long[(int) (LIMIT_NANOS / STEP_NANOS)];
  private long total;

  /** Counts a gap; a gap that is not positive comes from samples out of order and is ignored. */
  void add(long gapNanos) {
    if (gapNanos > 0 && gapNanos < LIMIT_NANOS) {
      counts[(int) (gapNanos / STEP_NANOS)]++;
      total++;
    }
  }

  /** Takes in the gaps of another histogram. */
  void addAll(GapHistogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  /** Returns the median to the nearest step, 0 with fewer than 8 samples. */
  long medianNanos() {
    if (total < LEAST_SAMPLES - 1) {
      return 0;
    }
    long seen = 0;
    int step = -1;
    while (2 * seen < total) {
      seen += counts[++step];
    }
    return step * STEP_NANOS + STEP_NANOS / 2;
  }
}
