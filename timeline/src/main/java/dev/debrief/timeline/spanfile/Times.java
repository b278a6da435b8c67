package dev.debrief.timeline.spanfile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times as files write them, as epoch nanoseconds. All methods throw for what is none. */
final class Times {
  private static final int LONGEST_NUMBER = 40;
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 2);

  private Times() {}

  /** Returns a number of nanoseconds. */
  static long nanos(String text, String what) {
    return number(text, what, 0);
  }

  /** Returns a number of microseconds in nanoseconds. */
  static long nanosOfMicros(String text, String what) {
    return number(text, what, 3);
  }

  /** Returns seconds with a fraction, or a date and time, in nanoseconds. */
  static long nanosOfSeconds(String text, String what) {
    if (text.indexOf('T') < 0 && text.indexOf(':') < 0) {
      return number(text, what, 9);
    }
    try {
      boolean zoned =
          text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.matches(".*-\\d\\d:\\d\\d");
      Instant time = OffsetDateTime.parse(zoned ? text : text + "Z").toInstant();
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (DateTimeException | ArithmeticException e) {
      throw wrong(what);
    }
  }

  private static long number(String text, String what, int powerOfTen) {
    if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
      throw wrong(what);
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (number.scale() < -20 || number.scale() > LONGEST_NUMBER) {
        throw wrong(what);
      }
      BigDecimal nanos = number.scaleByPowerOfTen(powerOfTen);
      if (nanos.signum() < 0 || nanos.compareTo(MOST) > 0) {
        throw wrong(what);
      }
      return nanos.setScale(0, RoundingMode.HALF_UP).longValueExact();
    } catch (NumberFormatException e) {
      throw wrong(what);
    }
  }

  /** Returns the sum of two times, each less than half of what a long holds. */
  static long plus(long start, long duration) {
    return start + duration;
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("the " + what + " of a span is missing or no time");
  }
}
