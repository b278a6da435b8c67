package dev.debrief.engine;

import dev.debrief.detectors.Threshold;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of thresholds as users write them: {@code 300ms}, {@code 5%}, {@code 12}. */
final class ThresholdValue {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?) ?([a-z/%]*)");

  private ThresholdValue() {}

  /** Returns a value in the unit of its threshold, or nothing if it means nothing there. */
  static Optional<Double> parse(String text, Threshold.Unit unit) {
    Matcher m = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    Double factor = m.matches() ? factor(m.group(2), unit) : null;
    return factor == null ? Optional.empty() : Optional.of(Double.parseDouble(m.group(1)) * factor);
  }

  /** Returns how a value of a unit may be written. */
  static String example(Threshold.Unit unit) {
    return switch (unit) {
      case MILLIS -> "a time such as 300ms or 2s";
      case COUNT -> "a number such as 10";
      case PERCENT -> "a percentage such as 5%";
      case PER_SECOND -> "a number per second such as 20/s";
      case BYTES -> "a size such as 64k or 1m";
      case FACTOR -> "a number such as 1.5";
    };
  }

  private static @Nullable Double factor(String written, Threshold.Unit unit) {
    if (written.isEmpty()) {
      return 1.0;
    }
    return switch (unit) {
      case MILLIS ->
          switch (written) {
            case "us" -> 0.001;
            case "ms" -> 1.0;
            case "s" -> 1_000.0;
            case "m", "min" -> 60_000.0;
            default -> null;
          };
      case PERCENT -> written.equals("%") ? 1.0 : null;
      case PER_SECOND -> written.equals("/s") ? 1.0 : null;
      case BYTES ->
          switch (written) {
            case "b" -> 1.0;
            case "k", "kb" -> 1_024.0;
            case "m", "mb" -> 1_048_576.0;
            case "g", "gb" -> 1_073_741_824.0;
            default -> null;
          };
      case COUNT, FACTOR -> null;
    };
  }
}
