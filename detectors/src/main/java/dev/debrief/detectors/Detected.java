package dev.debrief.detectors;

import dev.debrief.jfr.Diagnostic;
import java.util.List;

/**
 * What came of a run.
 *
 * @param findings the worst first
 * @param notApplicable detectors that the recording gave nothing to look at
 * @param failures detectors that failed or were too slow, one note each
 */
public record Detected(
    List<Finding> findings, List<NotApplicable> notApplicable, List<Diagnostic> failures) {
  public Detected {
    findings = List.copyOf(findings);
    notApplicable = List.copyOf(notApplicable);
    failures = List.copyOf(failures);
  }

  /**
   * A detector whose events are missing.
   *
   * @param detector its id
   * @param reason what is missing
   * @param hint the setting that switches it on
   */
  public record NotApplicable(String detector, String reason, String hint) {}
}
