package dev.debrief.testdata.labelled;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.testdata.corpus.LabelledRecordings;
import dev.debrief.testdata.corpus.LabelledRecordings.LabelledRecording;
import dev.debrief.testdata.corpus.LabelledTruth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The programs are enough for every detector, and all of them are recorded as they say. */
final class CatalogueTest {
  static final List<String> DETECTORS = Catalogue.DETECTORS;

  @Test
  void namesAllTwentyDetectors() {
    assertThat(DETECTORS).hasSize(20).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @FieldSource("DETECTORS")
  void detectorHasThreeProgramsToFindAndTwoToLeaveAlone(String detector) {
    List<Scenario> scenarios = Catalogue.of(detector);
    long nearMisses = scenarios.stream().filter(scenario -> scenario.label().nearMiss()).count();

    assertThat(nearMisses).isGreaterThanOrEqualTo(2);
    assertThat(scenarios.size() - nearMisses).isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @FieldSource("DETECTORS")
  void programsOfADetectorHaveDifferentNames(String detector) {
    assertThat(Catalogue.of(detector))
        .extracting(scenario -> scenario.label().name())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @FieldSource("DETECTORS")
  void detectorIsTriedOnEveryJdkThatCanShowIt(String detector) {
    Set<Integer> versions =
        Catalogue.of(detector).stream()
            .flatMap(scenario -> scenario.conditions().versions().stream())
            .collect(toSet());

    assertThat(versions).isEqualTo(detector.equals("vt-pinned") ? Set.of(25) : Set.of(17, 25));
  }

  @Test
  void everyProgramIsRecordedAndNothingElse() {
    Map<String, String> listed = new HashMap<>();
    for (Scenario scenario : Catalogue.all()) {
      for (int version : scenario.conditions().versions()) {
        listed.put(scenario.recordingName(version), labelOf(scenario));
      }
    }
    Map<String, String> recorded = new HashMap<>();
    for (LabelledRecording recording : LabelledRecordings.all()) {
      recorded.put(recording.name(), labelOf(recording.truth()));
    }
    assertThat(recorded).isEqualTo(listed);
  }

  private static String labelOf(Scenario scenario) {
    Scenario.Label label = scenario.label();
    return label.detector() + label.nearMiss() + new HashSet<>(label.allowed());
  }

  private static String labelOf(LabelledTruth truth) {
    return truth.run().detector() + truth.run().nearMiss() + new HashSet<>(truth.allowed());
  }

  @Test
  void unknownProgramIsRefused() {
    assertThatThrownBy(() -> Catalogue.find("tail-wait", "no-such"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Catalogue.find("no-such", "brief"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
