package dev.debrief.timeline;

import java.time.Instant;

/** Epoch nanoseconds and the lengths of time that this package counts in. */
final class Nanos {
  static final long PER_MILLI = 1_000_000;
  static final long PER_SECOND = 1_000_000_000;
  static final long PER_DAY = 86_400 * PER_SECOND;

  private Nanos() {}

  /** Returns an instant as epoch nanoseconds, saturated at the years 1677 and 2262. */
  static long of(Instant instant) {
    long limit = Long.MAX_VALUE / PER_SECOND - 1;
    long seconds = Math.max(-limit, Math.min(limit, instant.getEpochSecond()));
    return seconds * PER_SECOND + instant.getNano();
  }
}
