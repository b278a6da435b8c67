package dev.debrief.engine;

import dev.debrief.detectors.Finding;
import dev.debrief.detectors.FrameText;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Findings that are nobody's concern, as a user's file says, each with a reason. */
final class Suppressions {
  private static final String WHAT = "suppressions file";
  private static final Set<String> CONDITIONS =
      Set.of("fingerprint", "detector", "frame", "thread");
  private static final Set<String> KEYS =
      Set.of("fingerprint", "detector", "frame", "thread", "reason", "until");

  private final List<Row> rows = new ArrayList<>();
  private final List<String> expired = new ArrayList<>();

  private Suppressions() {}

  /** All conditions of a row must hold; what it does not name is any. */
  private record Row(Map<String, Pattern> conditions) {
    boolean matches(Finding finding, FrameText frames) {
      return is("fingerprint", finding.fingerprint())
          && is("detector", finding.detector())
          && (!conditions.containsKey("frame")
              || finding.frame().filter(key -> is("frame", frames.qualified(key))).isPresent())
          && (!conditions.containsKey("thread")
              || finding.threads().stream().anyMatch(thread -> is("thread", thread.name())));
    }

    private boolean is(String condition, String text) {
      Pattern pattern = conditions.get(condition);
      return pattern == null || pattern.matcher(text).matches();
    }
  }

  /**
   * Reads a file; without one, nothing is suppressed.
   *
   * @param now rows that ended before count no more
   * @throws UsageException if it cannot be read, or a row says something without a meaning
   */
  static Suppressions read(Optional<Path> file, Instant now) throws UsageException {
    Suppressions suppressions = new Suppressions();
    if (file.isPresent()) {
      List<Map<String, String>> rows = FlatJson.read(file.get(), WHAT, "suppressions");
      for (int i = 0; i < rows.size(); i++) {
        String place = "%s %s, number %d: ".formatted(WHAT, file.get(), i + 1);
        suppressions.add(rows.get(i), now, place);
      }
    }
    return suppressions;
  }

  private void add(Map<String, String> row, Instant now, String place) throws UsageException {
    for (String key : row.keySet()) {
      if (!KEYS.contains(key)) {
        throw new UsageException(
            place + "there is no key '" + key + "'" + Suggestion.hint("", key, KEYS));
      }
    }
    if (row.getOrDefault("reason", "").isBlank()) {
      throw new UsageException(place + "a reason is missing");
    }
    Map<String, Pattern> conditions = new HashMap<>();
    row.forEach(
        (key, value) -> {
          if (CONDITIONS.contains(key)) {
            conditions.put(key, glob(value));
          }
        });
    if (conditions.isEmpty()) {
      throw new UsageException(place + "it names no fingerprint, detector, frame or thread");
    }
    if (isOver(row.get("until"), now, place)) {
      expired.add(String.valueOf(row.get("reason")));
    } else {
      rows.add(new Row(Map.copyOf(conditions)));
    }
  }

  /** The day that is named is the last one. */
  private static boolean isOver(@Nullable String until, Instant now, String place)
      throws UsageException {
    if (until == null) {
      return false;
    }
    try {
      return now.atZone(ZoneOffset.UTC).toLocalDate().isAfter(LocalDate.parse(until));
    } catch (DateTimeException e) {
      throw new UsageException(place + "'" + until + "' is no day such as 2027-01-31");
    }
  }

  private static Pattern glob(String text) {
    StringBuilder regex = new StringBuilder();
    for (String part : text.split("(?<=[*?])|(?=[*?])", -1)) {
      regex.append(part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Returns whether a finding is nobody's concern. */
  boolean matches(Finding finding, FrameText frames) {
    return rows.stream().anyMatch(row -> row.matches(finding, frames));
  }

  /** Returns the reasons of rows whose last day is over. */
  List<String> expired() {
    return expired;
  }
}
