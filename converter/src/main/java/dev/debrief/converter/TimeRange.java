package dev.debrief.converter;

/**
 * A stretch of time.
 *
 * @param startNanos inclusive, epoch nanoseconds
 * @param endNanos exclusive
 */
record TimeRange(long startNanos, long endNanos) {
  private static final long SHORTEST_NANOS = 20_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  /** Returns whether it is worth while to cut it in two. */
  boolean canBeHalved() {
    return endNanos - startNanos >= SHORTEST_NANOS;
  }

  TimeRange firstHalf() {
    return new TimeRange(startNanos, middleNanos());
  }

  TimeRange secondHalf() {
    return new TimeRange(middleNanos(), endNanos);
  }

  boolean contains(long timeNanos) {
    return startNanos <= timeNanos && timeNanos < endNanos;
  }

  /** A whole microsecond, like all times in profiles. */
  private long middleNanos() {
    long middle = startNanos + (endNanos - startNanos) / 2;
    return middle - Math.floorMod(middle, NANOS_PER_MICRO);
  }
}
