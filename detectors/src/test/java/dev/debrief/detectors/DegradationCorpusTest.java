package dev.debrief.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** As {@link DegradationTest}, for the shared recordings of other producers and settings. */
class DegradationCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static Detected examine(EventsInMemory events) throws IOException {
    Detected detected = Examination.of(events, Examination.all());
    assertThat(detected.failures()).isEmpty();
    assertThat(detected.notApplicable()).allSatisfy(one -> assertThat(one.hint()).isNotEmpty());
    TALLY.recording(2);
    return detected;
  }

  private static EventsInMemory recording(String name) throws IOException {
    return EventsInMemory.of(Corpus.openOrSkip().path("detectors/" + name));
  }

  @Test
  void wallClockRecordingsGiveNoWrongFindings() throws IOException {
    assertThat(warnings(examine(recording("story.jdk17.apwall.jfr"))))
        .isSubsetOf("repeated-init", "tail-wait");
    assertThat(warnings(examine(recording("clinit.jdk17.apwall.jfr"))))
        .isSubsetOf("class-init-wait");
    assertThat(warnings(examine(recording("file-small.jdk17.apwall.jfr"))))
        .isSubsetOf("single-byte-io");
  }

  @Test
  void everyRecordingSurvivesShallowStacksAndMissingWaits() throws IOException {
    for (Path file : Corpus.openOrSkip().files("detectors")) {
      if (file.toString().endsWith("profile.jfr")) {
        EventsInMemory events = EventsInMemory.of(file);
        Set<String> whole = warnings(examine(events));
        assertThat(whole)
            .as(file + " without parks")
            .containsAll(warnings(examine(events.map(Degradation.without("jdk.ThreadPark")))));
        examine(events.map(Degradation.stacksOf(16)));
        examine(events.map(Degradation.defaultSettings()));
      }
    }
  }

  private static Set<String> warnings(Detected detected) {
    return Set.copyOf(
        detected.findings().stream()
            .filter(finding -> finding.severity() != Severity.INFO)
            .map(Finding::detector)
            .distinct()
            .toList());
  }
}
