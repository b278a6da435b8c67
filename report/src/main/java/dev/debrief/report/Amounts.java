package dev.debrief.report;

import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Saving;
import java.time.Instant;
import java.util.Locale;

/** Numbers with their units for people, the same in every locale. */
final class Amounts {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;

  private Amounts() {}

  /** Returns {@code 850 us}, {@code 3.2 ms}, {@code 350 ms}, {@code 41.3 s}, {@code 12 min 5 s}. */
  static String duration(long nanos) {
    if (nanos == 0) {
      return "0 ms";
    }
    if (nanos < MILLI) {
      return Math.round(nanos / 1e3) + " us";
    }
    if (nanos < 10 * MILLI) {
      return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
    if (Math.round(nanos / 1e6) < 1_000) {
      return Math.round(nanos / 1e6) + " ms";
    }
    if (nanos < 10 * SECOND) {
      return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }
    if (nanos < 2 * MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
    long seconds = Math.round(nanos / 1e9);
    return seconds < 7_200
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
  }

  /** Returns {@code +12.345 s}: how long after another instant one is. */
  static String offset(long nanos, long zeroNanos) {
    return String.format(Locale.ROOT, "%+.3f s", (nanos - zeroNanos) / 1e9);
  }

  /** Returns {@code at most 5.20 s}. */
  static String saving(Saving saving) {
    String word =
        switch (saving.bound()) {
          case UPPER -> "at most ";
          case LOWER -> "at least ";
          case ESTIMATE -> "about ";
        };
    return word + duration(saving.nanos());
  }

  /** Returns {@code 1 finding} or {@code 12,345 findings}. */
  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** Returns an instant as ISO 8601 has it. */
  static String instant(long epochNanos) {
    return Instant.EPOCH.plusNanos(epochNanos).toString();
  }

  /**
   * Returns a value of a table.
   *
   * @param zeroNanos instant from which times count
   */
  static String cell(Evidence.Type type, Object value, long zeroNanos) {
    return switch (type) {
      case TEXT -> (String) value;
      case DURATION -> duration((Long) value);
      case TIME -> offset((Long) value, zeroNanos);
      case COUNT -> String.format(Locale.ROOT, "%,d", (Long) value);
      case SHARE -> String.format(Locale.ROOT, "%.0f %%", 100 * (Double) value);
      case BYTES -> bytes((Long) value);
    };
  }

  private static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    double value = bytes / 1000.0;
    int unit = 0;
    while (value >= 999.95 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }
}
