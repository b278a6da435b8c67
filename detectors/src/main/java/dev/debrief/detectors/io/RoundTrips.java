package dev.debrief.detectors.io;

import dev.debrief.timeline.TimelineThread;
import java.util.Arrays;

/**
 * Round trips of one thread on one path, one right after the other.
 *
 * @param led whether the same calls read something else before or in between, much less often: the
 *     one query before the n
 * @param starts of each round trip, in epoch nanoseconds and in order
 * @param nanos how long each took, reading only
 * @param bytes median of what was read
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and thousands long.
record RoundTrips(
    TimelineThread thread, ReadPath path, boolean led, long[] starts, long[] nanos, long bytes) {

  int count() {
    return starts.length;
  }

  long startNanos() {
    return starts[0];
  }

  long endNanos() {
    return starts[starts.length - 1] + nanos[nanos.length - 1];
  }

  long sumNanos() {
    return Arrays.stream(nanos).sum();
  }

  long medianNanos() {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Returns what would be saved if one round trip did for all. */
  long savingNanos() {
    return (count() - 1) * medianNanos();
  }

  /** Returns those that began in a stretch of time; empty arrays if there are none. */
  RoundTrips within(long from, long to) {
    int first = 0;
    while (first < starts.length && starts[first] < from) {
      first++;
    }
    int end = first;
    while (end < starts.length && starts[end] < to) {
      end++;
    }
    return new RoundTrips(
        thread,
        path,
        led,
        Arrays.copyOfRange(starts, first, end),
        Arrays.copyOfRange(nanos, first, end),
        bytes);
  }
}
