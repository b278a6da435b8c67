package dev.debrief.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummarizeTest {
  @TempDir private Path directory;
  private Summary summary;

  @BeforeEach
  void summarize() throws Exception {
    Path app = Recordings.write(Recordings.twoThreads(), directory, "app.jfr");
    Inputs inputs = Inputs.of(List.of(app.toString()));
    summary =
        new Debriefing().summarize(new SummaryRequest(inputs), Progress.none()).values().get(0);
  }

  @Test
  void saysWhenAndHowMuch() {
    assertThat(summary.start()).isEqualTo(Instant.parse("2023-11-14T22:13:20Z"));
    assertThat(Duration.between(summary.start(), summary.end()).toSeconds()).isBetween(39L, 41L);
    assertThat(summary.chunks().whole()).isEqualTo(1);
    assertThat(summary.eventCounts())
        .containsEntry("jdk.ExecutionSample", 2_000L)
        .containsEntry("jdk.JavaMonitorWait", 1L);
  }

  @Test
  void saysHowOftenThreadsWereLookedAt() {
    Summary.Sampling sampling = summary.sampling().get(0);

    assertThat(summary.sampling()).hasSize(1);
    assertThat(sampling.kind()).isEqualTo("execution");
    assertThat(sampling.configured()).isEqualTo(Duration.ofMillis(20));
    assertThat(sampling.measured()).isCloseTo(Duration.ofMillis(20), Duration.ofMillis(1));
  }

  @Test
  void saysWhatEachThreadDid() {
    Summary.ThreadRow worker = summary.threads().get(0);
    Summary.ThreadRow main = summary.threads().get(1);

    assertThat(worker.name()).isEqualTo("worker");
    assertThat(worker.running().toMillis()).isCloseTo(40_000, Assertions.within(100L));
    assertThat(worker.coverage()).isGreaterThan(0.99);
    assertThat(main.waiting().toMillis()).isEqualTo(30_000);
  }

  @Test
  void saysWhatThresholdsHoldBack() {
    assertThat(summary.thresholds()).containsExactly(Map.entry("jdk.ThreadPark", "20 ms"));
  }
}
