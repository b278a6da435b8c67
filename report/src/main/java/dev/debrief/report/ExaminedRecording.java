package dev.debrief.report;

import dev.debrief.detectors.Detected.NotApplicable;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What detectors said of one recording.
 *
 * @param name of the recording
 * @param time start and end of what was looked at
 * @param remarks what is odd about the recording or went wrong
 * @param lookedFor ids of the detectors that had what they need
 * @param notApplicable detectors that had not
 * @param findings the worst first
 * @param leftOut findings that are not shown
 */
public record ExaminedRecording(
    String name,
    Status status,
    Time time,
    List<Remark> remarks,
    List<String> lookedFor,
    List<NotApplicable> notApplicable,
    List<Finding> findings,
    LeftOut leftOut) {
  /** How much of a recording was looked at. */
  public enum Status {
    /** All of it. */
    OK,
    /** Something was lost, or a detector failed; the remarks say what. */
    PARTIAL,
    /** None of it. */
    FAILED;

    /** Returns the name in outputs. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A stretch of time, in epoch nanoseconds; empty for a recording that could not be read. */
  public record Time(long startNanos, long endNanos) {
    /** No time at all. */
    public static final Time NONE = new Time(0, 0);

    /** Returns how long it is. */
    public long nanos() {
      return endNanos - startNanos;
    }
  }

  /**
   * Something odd.
   *
   * @param level {@code info}, {@code data-loss} or {@code error}
   * @param position where in the input, {@code ""} if it has no place
   */
  public record Remark(String code, String level, String message, long count, String position) {
    /** Returns whether nothing was lost by it. */
    boolean harmless() {
      return level.equals("info");
    }
  }

  /**
   * Findings that are not shown.
   *
   * @param suppressed those that a suppression names
   * @param known those that the baseline has
   */
  public record LeftOut(long suppressed, long known) {
    /** Nothing is left out. */
    public static final LeftOut NONE = new LeftOut(0, 0);
  }

  public ExaminedRecording {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
    remarks = List.copyOf(remarks);
    lookedFor = List.copyOf(lookedFor);
    notApplicable = List.copyOf(notApplicable);
    findings = List.copyOf(findings);
  }

  /** Returns how many findings are of a severity. */
  long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
