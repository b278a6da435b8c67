package dev.debrief.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link MetamorphicTest}, for one recording of each pattern. */
class MetamorphicCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static final long A_WHILE = 3_333_333_333L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alloc.jdk17.profile", "clinit.jdk25.profile", "convoy.jdk17.profile",
        "exceptions.jdk17.profile", "file-small.jdk17.profile", "init-http.jdk25.profile",
        "init-httpclient.jdk17.profile", "io-under-lock.jdk17.profile", "join.jdk25.profile",
        "nplus1.jdk25.profile", "process.jdk17.profile", "rlock.jdk25.profile",
        "semaphore.jdk17.profile", "single-worker.jdk25.profile", "sleep-poll.jdk17.profile",
        "story.jdk25.mt", "system-gc.jdk17.profile", "thread-churn.jdk17.profile",
        "vt-clinit.jdk25.profile", "story.jdk17.apwall"
      })
  void formDoesNotMatter(String name) throws IOException {
    EventsInMemory events =
        EventsInMemory.of(Corpus.openOrSkip().path("detectors/" + name + ".jfr"));
    List<Essence> found = findings(events);
    assertThat(findings(events.times(TimeChange.later(A_WHILE))))
        .as("later")
        .isEqualTo(found.stream().map(finding -> finding.later(A_WHILE)).toList());
    assertThat(findings(events.shuffled(11))).as("shuffled").isEqualTo(found);
    assertThat(findings(events.with(IdleThread.beside(events)))).as("idle").isEqualTo(found);
    assertThat(findings(events.split(2)).stream().map(Essence::withoutTimes).toList())
        .as("split")
        .isEqualTo(found.stream().map(Essence::withoutTimes).toList());
    TALLY.recording(4);
  }

  private static List<Essence> findings(EventsInMemory events) throws IOException {
    Detected detected = Examination.of(events, Examination.all());
    assertThat(detected.failures()).isEmpty();
    return Essence.of(detected);
  }
}
