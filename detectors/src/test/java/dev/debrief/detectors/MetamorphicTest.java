package dev.debrief.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.debrief.testdata.corpus.ProjectRecordings;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes nothing about a program changes nothing about the findings. */
class MetamorphicTest {
  private static final long DAY_AND_A_BIT = 86_400_000_000_000L + 1_234_567;

  private static EventsInMemory recording(String name) throws IOException {
    return EventsInMemory.of(ProjectRecordings.path(name));
  }

  private static List<Essence> findings(EventsInMemory events) throws IOException {
    Detected detected = Examination.of(events, Examination.all());
    assertThat(detected.failures()).isEmpty();
    return Essence.of(detected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-before.jfr", "agent-before-jdk25.jfr", "build.jfr"})
  void eventsInMemoryAreTheRecording(String name) throws IOException {
    Detected ofFile = Examination.of(ProjectRecordings.path(name), Examination.all());
    assertThat(ofFile.findings()).isNotEmpty();
    assertThat(findings(recording(name))).isEqualTo(Essence.of(ofFile));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-before.jfr", "agent-before-jdk25.jfr", "build.jfr"})
  void anotherTimeMovesFindings(String name) throws IOException {
    EventsInMemory events = recording(name);
    List<Essence> expected =
        findings(events).stream().map(finding -> finding.later(DAY_AND_A_BIT)).toList();
    assertThat(findings(events.times(TimeChange.later(DAY_AND_A_BIT)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-before.jfr", "agent-before-jdk25.jfr", "build.jfr"})
  void theOrderOfEventsDoesNotMatter(String name) throws IOException {
    EventsInMemory events = recording(name);
    assertThat(findings(events.shuffled(7))).isEqualTo(findings(events));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-before.jfr", "agent-before-jdk25.jfr", "agent-after.jfr"})
  void moreChunksGiveTheSameFindings(String name) throws IOException {
    EventsInMemory events = recording(name);
    assertThat(findings(events.split(3)).stream().map(Essence::withoutTimes).toList())
        .isEqualTo(findings(events).stream().map(Essence::withoutTimes).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-before.jfr", "agent-before-jdk25.jfr", "agent-after.jfr"})
  void anIdleThreadDoesNotMatter(String name) throws IOException {
    EventsInMemory events = recording(name);
    assertThat(findings(events.with(IdleThread.beside(events)))).isEqualTo(findings(events));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-before.jfr", "agent-before-jdk25.jfr"})
  void namesDoNotMatter(String name) throws IOException {
    EventsInMemory events = recording(name);
    Renaming renaming =
        new Renaming("dev.debrief.testdata.agent", "org.other.thing", Set.of("insight-worker-"));
    List<Essence> before = findings(events);
    List<Essence> after = findings(events.map(renaming));
    assertThat(after).extracting(Essence::awaited).contains("renamed insight-worker-1");
    assertThat(after.stream().map(f -> f.renamed(renaming)).toList())
        .containsExactlyInAnyOrderElementsOf(
            before.stream().map(f -> f.renamed(renaming)).toList());
    assertThat(fingerprints(after)).hasSameSizeAs(fingerprints(before));
  }

  private static Set<String> fingerprints(List<Essence> findings) {
    Set<String> fingerprints = new HashSet<>();
    findings.forEach(finding -> fingerprints.add(finding.detector() + finding.fingerprint()));
    return fingerprints;
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-before.jfr", "agent-before-jdk25.jfr"})
  void twiceTheTimeIsTwiceTheSaving(String name) throws IOException {
    EventsInMemory events = recording(name);
    List<Essence> slow = findings(events.times(TimeChange.slower(events.startNanos())));
    for (Essence finding : findings(events)) {
      if (finding.severity() != Severity.INFO) {
        assertThat(slow)
            .filteredOn(other -> other.fingerprint().equals(finding.fingerprint()))
            .singleElement()
            .extracting(other -> other.savingNanos() / 1e6)
            .satisfies(
                millis ->
                    assertThat(millis)
                        .isCloseTo(
                            2 * finding.savingNanos() / 1e6,
                            within(0.2 * finding.savingNanos() / 1e6)));
      }
    }
  }
}
