package dev.debrief.testdata.corpus;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a labelled recording.
 *
 * @param run the program
 * @param allowed detectors that may report something too without being wrong; for all others, what
 *     is not in {@code findings} is wrong
 * @param findings what good detectors find
 */
public record LabelledTruth(Run run, Set<String> allowed, List<ExpectedFinding> findings) {
  /** Copies the collections. */
  public LabelledTruth {
    allowed = Set.copyOf(allowed);
    findings = List.copyOf(findings);
  }

  /**
   * The program.
   *
   * @param name of the recording, without ending
   * @param detector the one that the program was written for
   * @param nearMiss whether that detector has nothing to find
   * @param java version with build
   * @param period from start to end of the program
   */
  public record Run(
      String name, String detector, boolean nearMiss, String java, ExpectedFinding.Period period) {}

  /** Returns the detector of which this recording is a near miss. */
  public Optional<String> nearMiss() {
    return run.nearMiss() ? Optional.of(run.detector()) : Optional.empty();
  }

  /** Returns the findings of one detector, in order of their ends. */
  public List<ExpectedFinding> findings(String detector) {
    return findings.stream().filter(finding -> finding.detector().equals(detector)).toList();
  }
}
