package dev.debrief.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.ExpectedFinding;
import dev.debrief.testdata.corpus.LabelledRecordings;
import dev.debrief.testdata.corpus.LabelledRecordings.LabelledRecording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * What detectors find in the project's labelled recordings, finding by finding: the right place,
 * the right time, the right saving and the right thread. The floors are in {@code floors.tsv}.
 */
class OwnLabelledTest {
  private static final String QUALITY = "recording-quality";

  private final Score score = new Score();
  private final List<String> errors = new ArrayList<>();

  @Test
  void detectorsAreRightAboutTheirOwnPrograms() throws IOException {
    List<ChosenDetector> detectors = Examination.all();
    detectors.forEach(one -> score.of(one.detector().info().id()));
    for (LabelledRecording recording : LabelledRecordings.all()) {
      Detected detected = Examination.of(recording.recording(), detectors);
      assertThat(detected.failures()).as(recording.name()).isEmpty();
      judge(recording, detected.findings());
    }
    System.out.print(score.table());
    errors.forEach(System.out::println);
    assertFloors();
  }

  private void judge(LabelledRecording recording, List<Finding> findings) {
    List<ExpectedFinding> expected = recording.truth().findings();
    Set<Finding> used = new HashSet<>();
    for (ExpectedFinding truth : expected) {
      Optional<Finding> match =
          findings.stream()
              .filter(finding -> counts(finding) && FindingMatch.of(truth, finding).complete())
              .findFirst();
      match.ifPresent(used::add);
      Score.Counts counts = score.of(truth.detector());
      if (match.isPresent()) {
        counts.right++;
      } else {
        counts.missed++;
        errors.add(recording.name() + ": missed " + nearest(truth, findings));
      }
      judgeAwaited(recording, truth, findings);
    }
    for (Finding finding : findings) {
      if (isWrong(recording, finding, used)) {
        score.of(finding.detector()).wrong++;
        errors.add(recording.name() + ": wrong " + finding.detector() + ": " + finding.title());
      }
    }
  }

  /** The quality of recordings is only information; all else must warn to count. */
  private static boolean counts(Finding finding) {
    return finding.severity() != Severity.INFO || finding.detector().equals(QUALITY);
  }

  private static boolean isWrong(LabelledRecording recording, Finding finding, Set<Finding> used) {
    return finding.severity() != Severity.INFO
        && !used.contains(finding)
        && !recording.truth().allowed().contains(finding.detector())
        && recording.truth().findings(finding.detector()).stream()
            .noneMatch(truth -> FindingMatch.of(truth, finding).complete());
  }

  private void judgeAwaited(
      LabelledRecording recording, ExpectedFinding truth, List<Finding> findings) {
    if (truth.place().awaited().isEmpty()) {
      return;
    }
    for (Finding finding : findings) {
      FindingMatch match = FindingMatch.of(truth, finding);
      if (counts(finding) && match.sameDetector() && match.place() && match.time()) {
        if (match.awaited()) {
          score.of(truth.detector()).awaitedRight++;
        } else {
          score.of(truth.detector()).awaitedWrong++;
          errors.add(recording.name() + ": wrong thread: " + match.describe());
        }
      }
    }
  }

  /** Says how the finding that comes nearest differs from the truth. */
  private static String nearest(ExpectedFinding truth, List<Finding> findings) {
    return findings.stream()
        .map(finding -> FindingMatch.of(truth, finding))
        .filter(FindingMatch::sameDetector)
        .max((a, b) -> Integer.compare(a.points(), b.points()))
        .map(FindingMatch::describe)
        .orElse(truth.detector() + " at " + truth.place().keys());
  }

  private void assertFloors() throws IOException {
    SoftAssertions softly = new SoftAssertions();
    for (Map.Entry<String, Floors.Floor> entry : Floors.read().entrySet()) {
      String detector = entry.getKey();
      Score.Counts counts = detector.equals(Score.ALL) ? score.all() : score.of(detector);
      softly.assertThat(counts.evaluated()).as(detector + " has labels").isTrue();
      softly
          .assertThat(counts.precision())
          .as("precision of " + detector)
          .isGreaterThanOrEqualTo(entry.getValue().precision());
      softly
          .assertThat(counts.recall())
          .as("recall of " + detector)
          .isGreaterThanOrEqualTo(entry.getValue().recall());
    }
    softly.assertAll();
  }
}
