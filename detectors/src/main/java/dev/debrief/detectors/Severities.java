package dev.debrief.detectors;

/**
 * How bad lost wall time is: by what a repair may save, and how much of the time that is. For
 * findings about waits and initialisation.
 */
public final class Severities {
  private static final long ERROR_NANOS = 1_000_000_000L;
  private static final double ERROR_SHARE = 0.25;
  private static final long WARNING_NANOS = 300_000_000L;
  private static final double WARNING_SHARE = 0.10;

  private Severities() {}

  /**
   * Returns the severity.
   *
   * @param savingNanos wall time that may be saved
   * @param wholeNanos length of the span, the episode or the thread's life in which it is lost
   */
  public static Severity of(long savingNanos, long wholeNanos) {
    double share = wholeNanos <= 0 ? 1 : (double) savingNanos / wholeNanos;
    if (savingNanos >= ERROR_NANOS && share >= ERROR_SHARE) {
      return Severity.ERROR;
    }
    return savingNanos >= WARNING_NANOS && share >= WARNING_SHARE
        ? Severity.WARNING
        : Severity.INFO;
  }
}
