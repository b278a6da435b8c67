package dev.debrief.benchmarks.recording;

/**
 * The clock of all generated recordings: ticks are nanoseconds, and the recording starts at a fixed
 * instant of a fixed run of the JVM.
 */
final class Clock {
  static final long TICKS_PER_SECOND = 1_000_000_000L;

  /** When the recording starts, in ticks since the JVM's start or the like. */
  static final long START_TICKS = 95_417_203_861L;

  /** When the recording starts: 2025-06-17T08:30:00Z. */
  static final long START_NANOS = 1_750_149_000_000_000_000L;

  static final long MICRO = 1_000L;
  static final long MILLI = 1_000_000L;
  static final long SECOND = 1_000_000_000L;

  private Clock() {}

  /** Returns the time in nanoseconds since the epoch at which the ticks stand so. */
  static long nanosAt(long ticks) {
    return ticks - START_TICKS + START_NANOS;
  }
}
