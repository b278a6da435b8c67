package dev.debrief.detectors.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleWorkerDetectorTest {
  private static List<Finding> found(Plot plot) throws IOException {
    return plot.seenBy(new SingleWorkerDetector());
  }

  /** Two threads ask at once for a task of 400 ms each. */
  private static Plot twoAsk(String worker, long millis) {
    return new Plot(worker)
        .runs(Plot.MAIN, 0, 1000, Plot.WORK)
        .runs(Plot.WORKER, 1000, 1000 + 2 * millis, Plot.TASK)
        .parks(Plot.MAIN, 1000, 1000 + millis, Plot.GET)
        .parks(Plot.OTHER, 1000, 1000 + 2 * millis, Plot.GET)
        .parks(Plot.WORKER, 1000 + 2 * millis, 4000, Plot.IDLE);
  }

  @Test
  void reportsThreadsThatWaitForTheSameWorkerAtATime() throws IOException {
    assertThat(found(twoAsk("pool-1-thread-1", 600)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.title()).contains("2 tasks", "pool-1-thread-1", "2 threads");
              assertThat(finding.saving().orElseThrow().millis()).isCloseTo(600, within(20.0));
              assertThat(finding.frame().orElseThrow().methodName()).isEqualTo("call");
            });
  }

  @Test
  void doesNotReportASumBelowTheThreshold() throws IOException {
    assertThat(found(twoAsk("pool-1-thread-1", 160))).isEmpty();
    assertThat(found(twoAsk("pool-1-thread-1", 170))).hasSize(1);
  }

  @Test
  void reportsTasksThatOneThreadQueues() throws IOException {
    Plot plot =
        new Plot("pool-1-thread-1")
            .runs(Plot.MAIN, 0, 1000, Plot.WORK)
            .runs(Plot.WORKER, 1000, 2200, Plot.TASK)
            .parks(Plot.MAIN, 1000, 1600, Plot.GET)
            .parks(Plot.MAIN, 1601, 2200, Plot.GET)
            .parks(Plot.WORKER, 2200, 4000, Plot.IDLE);
    assertThat(found(plot))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.saving().orElseThrow().millis()).isCloseTo(600, within(20.0)));
  }

  @Test
  void doesNotReportASingleWait() throws IOException {
    Plot plot =
        new Plot("pool-1-thread-1")
            .runs(Plot.MAIN, 0, 1000, Plot.WORK)
            .runs(Plot.WORKER, 1000, 2200, Plot.TASK)
            .parks(Plot.MAIN, 1000, 2200, Plot.GET)
            .parks(Plot.WORKER, 2200, 4000, Plot.IDLE);
    assertThat(found(plot)).isEmpty();
  }

  @Test
  void doesNotReportAThreadThatIsNoPools() throws IOException {
    String task = "app.Task.run:7 < java.lang.Thread.run:840";
    Plot plot =
        new Plot("background")
            .runs(Plot.WORKER, 1000, 2200, task)
            .parks(Plot.MAIN, 1000, 1600, Plot.GET)
            .parks(Plot.OTHER, 1000, 2200, Plot.GET);
    assertThat(found(plot)).isEmpty();
  }

  @Test
  void isInformationWhenTheWorkerIsSerialByDesign() throws IOException {
    assertThat(found(twoAsk("scheduling-1", 600)))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
  }

  @Test
  void isNotApplicableWithoutWaits() throws IOException {
    Plot plot = new Plot("pool-1-thread-1").runs(Plot.MAIN, 0, 1500, Plot.WORK);
    assertThat(plot.detected(new SingleWorkerDetector()).notApplicable()).hasSize(1);
  }
}
