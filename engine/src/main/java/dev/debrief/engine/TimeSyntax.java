package dev.debrief.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways to write a {@link TimePoint}. */
final class TimeSyntax {
  private static final Pattern OFFSET =
      Pattern.compile(
          "(-?)(?=\\d)(?:(\\d{1,4})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,8})(?:\\.(\\d{1,9}))?s)?"
              + "(?:(\\d{1,9})ms)?");

  private TimeSyntax() {}

  static Optional<TimePoint> offset(String text) {
    Matcher m = OFFSET.matcher(text.toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      return Optional.empty();
    }
    Duration offset =
        Duration.ofHours(number(m.group(2)))
            .plusMinutes(number(m.group(3)))
            .plusSeconds(number(m.group(4)))
            .plusNanos(fraction(m.group(5)))
            .plusMillis(number(m.group(6)));
    return Optional.of(
        m.group(1).isEmpty() ? new TimePoint.FromStart(offset) : new TimePoint.FromEnd(offset));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static long fraction(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong((digits + "000000000").substring(0, 9));
  }

  static Optional<TimePoint> timeOfDay(String text, ZoneId zone) {
    try {
      return Optional.of(new TimePoint.OfDay(LocalTime.parse(text), zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Optional<TimePoint> instant(String text) {
    try {
      return Optional.of(new TimePoint.At(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
