package dev.debrief.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.ProjectRecordings;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording that tells less gives a finding, silence, or a hint: never a failure. */
class DegradationTest {
  private static final String RECORDING = "agent-before.jfr";

  private static EventsInMemory recording() throws IOException {
    return EventsInMemory.of(ProjectRecordings.path(RECORDING));
  }

  private static Detected examine(EventsInMemory events) throws IOException {
    Detected detected = Examination.of(events, Examination.all());
    assertThat(detected.failures()).isEmpty();
    assertThat(detected.notApplicable())
        .allSatisfy(one -> assertThat(one.hint()).contains("enabled=true"));
    return detected;
  }

  private static Set<String> found(Detected detected) {
    Set<String> found = new TreeSet<>();
    for (Finding finding : detected.findings()) {
      if (finding.severity() != Severity.INFO) {
        found.add(finding.detector());
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdk.ExecutionSample", "jdk.NativeMethodSample", "jdk.ThreadPark", "jdk.JavaMonitorWait",
        "jdk.JavaMonitorEnter", "jdk.ThreadSleep", "jdk.SocketRead", "jdk.ThreadStart",
        "jdk.ThreadEnd", "jdk.ExceptionStatistics", "jdk.GCPhasePause", "jdk.JVMInformation",
        "jdk.ActiveSetting", "jdk.ActiveRecording"
      })
  void aMissingTypeAddsNothing(String type) throws IOException {
    Set<String> whole = found(examine(recording()));
    assertThat(whole).containsAll(found(examine(recording().map(Degradation.without(type)))));
  }

  @Test
  void withoutWaitsAndSamplesDetectorsSayWhatTheyNeed() throws IOException {
    Set<String> types =
        Set.of(
            "jdk.ExecutionSample",
            "jdk.NativeMethodSample",
            "jdk.ThreadPark",
            "jdk.JavaMonitorWait");
    Detected detected = examine(recording().map(Degradation.without(types)));
    assertThat(found(detected)).isEmpty();
    assertThat(detected.notApplicable())
        .extracting(Detected.NotApplicable::detector)
        .contains("repeated-init", "tail-wait", "single-worker");
  }

  @Test
  void defaultSettingsAreEnoughForTheStory() throws IOException {
    Detected detected = examine(recording().map(Degradation.defaultSettings()));
    assertThat(found(detected)).containsExactly("repeated-init", "single-worker", "tail-wait");
  }

  @Test
  void shallowStacksDoNotFail() throws IOException {
    for (int depth : List.of(1, 5, 16)) {
      Detected detected = examine(recording().map(Degradation.stacksOf(depth)));
      assertThat(found(detected)).isSubsetOf(found(examine(recording())));
    }
  }
}
