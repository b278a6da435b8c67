package dev.debrief.detectors.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.debrief.detectors.ChosenDetector;
import dev.debrief.detectors.Examination;
import dev.debrief.detectors.Finding;
import dev.debrief.testdata.corpus.ProjectRecordings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the agent's recordings show of waits, against what its repairs were measured to save. */
class AgentWaitsTest {
  private static final List<ChosenDetector> WAITING =
      List.of(
          Examination.chosen(new TailWaitDetector()),
          Examination.chosen(new SingleWorkerDetector()),
          Examination.chosen(new ProcessWaitDetector()),
          Examination.chosen(new SleepPollDetector()),
          Examination.chosen(new ForkJoinStragglerDetector()),
          Examination.chosen(new SharedPoolDetector()));

  @ParameterizedTest
  @CsvSource({
    "agent-before, tail-wait single-worker",
    "agent-before-jdk25, tail-wait single-worker",
    "agent-cached, tail-wait single-worker",
    "agent-no-last-insight, single-worker",
    "agent-no-last-insight-jdk25, single-worker",
    "agent-two-workers, tail-wait",
    "agent-two-workers-jdk25, tail-wait",
    "agent-after, ''",
    "agent-after-jdk25, ''"
  })
  void showsWhatIsThere(String recording, String ids) throws IOException {
    List<Finding> findings =
        Examination.of(ProjectRecordings.path(recording + ".jfr"), WAITING).findings();
    assertThat(findings)
        .extracting(Finding::detector)
        .containsExactlyElementsOf(ids.isEmpty() ? List.of() : List.of(ids.split(" ")));
    for (Finding finding : findings) {
      double measured = finding.detector().equals("single-worker") ? 3142 : 5644;
      assertThat(finding.saving().orElseThrow().millis())
          .isCloseTo(measured, within(0.2 * measured));
    }
  }
}
