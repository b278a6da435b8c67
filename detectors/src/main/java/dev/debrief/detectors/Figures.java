package dev.debrief.detectors;

import java.util.Locale;

/** Numbers as people read them in titles: few digits, with a unit. */
public final class Figures {
  private Figures() {}

  /** Returns a length of time, such as {@code 2.4 s}, {@code 350 ms} or {@code 3 min}. */
  public static String time(long nanos) {
    double millis = nanos / 1e6;
    if (millis < 9.95) {
      return String.format(Locale.ROOT, "%.1f ms", millis);
    }
    if (millis < 999.5) {
      return String.format(Locale.ROOT, "%.0f ms", millis);
    }
    double seconds = millis / 1e3;
    if (seconds < 99.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    return seconds < 599.5
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
  }

  /** Returns a part of a whole, such as {@code 12 %}. */
  public static String share(double share) {
    double percent = 100 * share;
    return String.format(
        Locale.ROOT, percent < 9.95 && percent > 0 ? "%.1f %%" : "%.0f %%", percent);
  }

  /** Returns a whole number with commas. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns how many, such as {@code 12,500}. */
  public static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}
