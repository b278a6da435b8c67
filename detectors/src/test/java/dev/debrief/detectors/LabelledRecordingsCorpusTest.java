package dev.debrief.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.SharedLabels.Label;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import dev.debrief.timeline.TimelineThread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What detectors find in the shared labelled recordings: each expected id must be found as a
 * warning or error, each other warning or error is wrong unless the label allows it. Scored per
 * recording.
 */
class LabelledRecordingsCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static final String QUALITY = "recording-quality";
  private static final double FLOOR = 0.95;
  private static final double STRICT_FLOOR = 0.97;
  private static final List<String> STRICT =
      List.of("tail-wait", "single-worker", "lock-contention", "class-init-wait");

  private final Score score = new Score();
  private final List<String> errors = new ArrayList<>();

  @Test
  void detectorsAreRightAboutLabelledRecordings() throws Exception {
    List<ChosenDetector> detectors = Examination.all();
    detectors.forEach(one -> score.of(one.detector().info().id()));
    for (Label label : SharedLabels.of(Corpus.openOrSkip())) {
      Detected detected = Examination.of(label.recording(), detectors);
      assertThat(detected.failures()).as(label.recording().toString()).isEmpty();
      judge(label, detected.findings());
      TALLY.recording(1);
    }
    System.out.print(score.table());
    errors.forEach(System.out::println);
    assertFloors();
  }

  private void judge(Label label, List<Finding> findings) {
    Set<String> found = new TreeSet<>();
    for (Finding finding : findings) {
      if (finding.severity() != Severity.INFO && !finding.detector().equals(QUALITY)) {
        found.add(finding.detector());
        judgeAwaited(label, finding);
      }
    }
    Set<String> known = new HashSet<>(label.allowed());
    for (Set<String> anyOf : label.expected()) {
      known.addAll(anyOf);
      Optional<String> right = anyOf.stream().filter(found::contains).sorted().findFirst();
      if (right.isPresent()) {
        score.of(right.get()).right++;
      } else {
        score.of(anyOf.stream().sorted().findFirst().orElseThrow()).missed++;
        errors.add("missed " + anyOf + " in " + name(label));
      }
    }
    found.removeAll(known);
    for (String wrong : found) {
      score.of(wrong).wrong++;
      errors.add("wrong " + wrong + " in " + name(label));
    }
  }

  private void judgeAwaited(Label label, Finding finding) {
    for (TimelineThread thread : finding.threads()) {
      Optional<String> truth =
          label.awaited(thread.name(), finding.startNanos(), finding.endNanos());
      boolean names = finding.awaited().isPresent() || finding.detector().equals("tail-wait");
      if (truth.isPresent() && names) {
        String said = finding.awaited().map(awaited -> awaited.thread().name()).orElse("nobody");
        if (said.equals(truth.get())) {
          score.of(finding.detector()).awaitedRight++;
        } else {
          score.of(finding.detector()).awaitedWrong++;
          errors.add(
              finding.detector() + " says " + said + ", not " + truth.get() + " " + name(label));
        }
      }
    }
  }

  private static String name(Label label) {
    return label.recording().getFileName().toString();
  }

  private void assertFloors() {
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(score.all().precision()).as("precision").isGreaterThanOrEqualTo(FLOOR);
    softly.assertThat(score.all().recall()).as("recall").isGreaterThanOrEqualTo(FLOOR);
    for (String detector : STRICT) {
      Score.Counts counts = score.of(detector);
      softly.assertThat(counts.evaluated()).as(detector + " has labels").isTrue();
      softly
          .assertThat(counts.precision())
          .as("precision of " + detector)
          .isGreaterThanOrEqualTo(STRICT_FLOOR);
      softly.assertThat(counts.awaitedWrong).as("wrong threads of " + detector).isZero();
    }
    softly.assertAll();
  }
}
