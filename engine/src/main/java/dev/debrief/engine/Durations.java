package dev.debrief.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as flight recorder settings write them: {@code 20 ms}, {@code 0 ns}, {@code 1 h}. */
final class Durations {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,15}) ?(ns|us|ms|s|m|h|d)");

  private Durations() {}

  /**
   * Returns the duration, or nothing if the text is none ({@code everyChunk}, {@code infinity}).
   */
  static Optional<Duration> parse(String text) {
    Matcher m = TEXT.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(m.group(1));
    return Optional.of(
        switch (m.group(2)) {
          case "ns" -> Duration.ofNanos(number);
          case "us" -> Duration.ofNanos(Math.multiplyExact(number, 1_000));
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /** Returns a duration for people, such as {@code 20 ms}. */
  static String text(Duration duration) {
    return duration.toMillis() + " ms";
  }

  /** Returns a duration as an option, such as {@code 20ms}. */
  static String option(Duration duration) {
    return duration.toMillis() + "ms";
  }
}
