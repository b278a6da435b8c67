package dev.debrief.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Numbers, sizes and times in words, the same in every locale. Every run writes some, so they are
 * put together without a {@code Formatter}, which takes milliseconds to find its symbols.
 */
final class Quantity {
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Quantity() {}

  /** Returns {@code 1 thread} or {@code 12,345 threads}. */
  static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Returns {@code 12,345}. */
  static String number(long number) {
    StringBuilder digits = new StringBuilder(Long.toString(number));
    int first = number < 0 ? 1 : 0;
    for (int comma = digits.length() - 3; comma > first; comma -= 3) {
      digits.insert(comma, ',');
    }
    return digits.toString();
  }

  /** Returns {@code 512 bytes}, {@code 1.5 MB}. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return count(bytes, "byte");
    }
    String[] units = {"kB", "MB", "GB", "TB"};
    double value = bytes / 1000.0;
    int unit = 0;
    while (value >= 999.95 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return tenths(value) + " " + units[unit];
  }

  /** Returns {@code 350 ms}, {@code 41.3 s}, {@code 12 min 5 s}, {@code 3 h 20 min}. */
  static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 120_000) {
      return tenths(millis / 1000.0) + " s";
    }
    if (millis < 7_200_000) {
      return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
    return duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }

  /** Returns a period of sampling, such as {@code 20.0 ms}. */
  static String millis(Duration duration) {
    return tenths(duration.toNanos() / 1e6) + " ms";
  }

  private static String tenths(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  /** Returns {@code 2026-03-01 10:00:00 to 10:01:12 UTC (72.0 s)}. */
  static String range(Instant start, Instant end) {
    boolean sameDay =
        start.atZone(ZoneOffset.UTC).toLocalDate().equals(end.atZone(ZoneOffset.UTC).toLocalDate());
    return DAY_AND_TIME.format(start)
        + " to "
        + (sameDay ? TIME : DAY_AND_TIME).format(end)
        + " UTC ("
        + duration(Duration.between(start, end))
        + ")";
  }

  /** Returns {@code 97 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
