package dev.debrief.engine;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was found in one recording.
 *
 * @param start start of what was looked at
 * @param end its end
 * @param shown the worst first
 * @param suppressed how many a suppression names
 * @param inBaseline how many the baseline has
 * @param lookedFor ids of the detectors that had what they need
 * @param notApplicable ids of those that had not
 */
public record Findings(
    Instant start,
    Instant end,
    List<Item> shown,
    long suppressed,
    long inBaseline,
    List<String> lookedFor,
    List<String> notApplicable) {

  /** How bad a finding is, in rising order. */
  public enum Severity {
    /** Worth knowing; nothing has to be done. */
    INFO,
    /** Worth a look. */
    WARNING,
    /** A good part of the time is lost. */
    ERROR
  }

  /**
   * A finding in short; the written forms say more.
   *
   * @param detector id
   * @param fingerprint the same in every run
   * @param aboutRecording whether it says something of the recording and nothing of the program, so
   *     that no build fails for it
   */
  public record Item(
      String detector,
      Severity severity,
      String title,
      String fingerprint,
      boolean aboutRecording) {
    public Item {
      Objects.requireNonNull(severity, "severity");
    }
  }

  public Findings {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    shown = List.copyOf(shown);
    lookedFor = List.copyOf(lookedFor);
    notApplicable = List.copyOf(notApplicable);
  }

  /** Returns how many findings about the program are at least so bad. */
  public long atLeast(Severity severity) {
    return shown.stream()
        .filter(item -> !item.aboutRecording() && item.severity().compareTo(severity) >= 0)
        .count();
  }

  /** Returns how many findings are just so bad. */
  public long count(Severity severity) {
    return shown.stream().filter(item -> item.severity() == severity).count();
  }
}
