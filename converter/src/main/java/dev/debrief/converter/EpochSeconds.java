package dev.debrief.converter;

/** Times as Sentry writes them: seconds since the epoch with six decimals. */
final class EpochSeconds {
  private static final long MICROS_PER_SECOND = 1_000_000;

  private EpochSeconds() {}

  /** Returns a time of epoch microseconds, which must not be before the epoch. */
  static String text(long micros) {
    // A number with seven digits whose first one is dropped keeps its leading zeros.
    String fraction = Long.toString(MICROS_PER_SECOND + micros % MICROS_PER_SECOND);
    return micros / MICROS_PER_SECOND + "." + fraction.substring(1);
  }
}
