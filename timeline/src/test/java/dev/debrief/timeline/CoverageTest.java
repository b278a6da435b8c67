package dev.debrief.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static Coverage coverage(String recording) throws IOException {
    TextRecording source = TextRecording.of(recording);
    Coverage coverage = new Coverage();
    Timelines.read(source, RecordingIndex.of(source), TimelineOptions.DEFAULTS, coverage);
    return coverage;
  }

  private static final String RECORDING =
      """
      chunk 0 60s
      set jdk.ExecutionSample period 10ms
      samples execution main#1 0 10
        | a a a
      sleep main#1 29s 31s a
      samples execution other#2 0 10
        | a
      """;

  @Test
  void sumsRunningAndWaitingTimeOverWindows() throws IOException {
    assertThat(coverage(RECORDING).threads().get(0))
        .isEqualTo(
            new Coverage.ThreadCoverage(
                new TimelineThread(1, "main", false),
                30_000_000,
                Map.of(WaitKind.SLEEP, 2_000_000_000L),
                3,
                10_000_000));
  }

  @Test
  void sumsAllThreads() throws IOException {
    Coverage.ThreadCoverage total = coverage(RECORDING).total();
    assertThat(total.runningNanos()).isEqualTo(40_000_000);
    assertThat(total.runningSamples()).isEqualTo(4);
    assertThat(total.waitingNanos()).containsOnlyKeys(WaitKind.SLEEP);
  }
}
