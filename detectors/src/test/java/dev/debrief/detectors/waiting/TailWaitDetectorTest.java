package dev.debrief.detectors.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import dev.debrief.timeline.query.Awaited;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TailWaitDetectorTest {
  private static List<Finding> found(Plot plot) throws IOException {
    return plot.seenBy(new TailWaitDetector());
  }

  /** Main works for 1.5 s, then joins a worker that has begun meanwhile and works all the time. */
  private static Plot endsWithJoin(long joinMillis) {
    long end = 1500 + joinMillis;
    return new Plot("indexer-1")
        .runs(Plot.MAIN, 0, 1500, Plot.WORK)
        .runs(Plot.WORKER, 1000, end, Plot.TASK)
        .joins(1500, end)
        .runs(Plot.MAIN, end, end + 20, Plot.WORK);
  }

  @Test
  void reportsTheJoinThatEndsTheWork() throws IOException {
    assertThat(found(endsWithJoin(1000)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.confidence()).isEqualTo(Confidence.EXACT);
              assertThat(finding.title())
                  .startsWith("main ends with a wait of 1.0 s for indexer-1");
              assertThat(finding.awaited().map(one -> one.thread().name())).contains("indexer-1");
              assertThat(finding.saving().orElseThrow().millis()).isEqualTo(1000);
              assertThat(finding.suggestion()).contains("Task.call");
            });
  }

  @Test
  void doesNotReportAWaitBelowTheThreshold() throws IOException {
    assertThat(found(endsWithJoin(499))).isEmpty();
    assertThat(found(endsWithJoin(500))).hasSize(1);
  }

  @Test
  void doesNotReportAWaitAfterWhichTheWorkGoesOn() throws IOException {
    assertThat(found(endsWithJoin(1000).runs(Plot.MAIN, 2500, 3000, Plot.WORK))).isEmpty();
  }

  @Test
  void findsTheAwaitedThreadThatBecomesIdleWithTheWait() throws IOException {
    Plot plot =
        new Plot("indexer-1")
            .runs(Plot.MAIN, 0, 1500, Plot.WORK)
            .runs(Plot.WORKER, 1000, 2500, Plot.TASK)
            .parks(Plot.WORKER, 2500, 3000, Plot.IDLE)
            .parks(Plot.MAIN, 1500, 2500, Plot.GET);
    // The other thread works as long, but goes on.
    plot.parks(Plot.OTHER, 0, 2000, Plot.IDLE).runs(Plot.OTHER, 2200, 2900, Plot.TASK);
    assertThat(found(plot))
        .singleElement()
        .satisfies(
            finding -> {
              Awaited awaited = finding.awaited().orElseThrow();
              assertThat(awaited.thread().name()).isEqualTo("indexer-1");
              assertThat(awaited.how()).isEqualTo(Awaited.How.ENDED_WITH_WAIT);
            });
  }

  @Test
  void doesNotReportAWaitInWhichNobodyWorks() throws IOException {
    Plot plot =
        new Plot("indexer-1")
            .runs(Plot.MAIN, 0, 1500, Plot.WORK)
            .parks(Plot.WORKER, 100, 2600, Plot.IDLE)
            .parks(Plot.MAIN, 1500, 2500, Plot.GET);
    assertThat(found(plot)).isEmpty();
  }

  @Test
  void isInformationWhenSeveralThreadsWorkMeanwhile() throws IOException {
    assertThat(found(endsWithJoin(1000).runs(Plot.OTHER, 1000, 2500, Plot.TASK)))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
  }

  @Test
  void isInformationWhenMainDoesNothingElse() throws IOException {
    Plot plot =
        new Plot("indexer-1")
            .runs(Plot.MAIN, 0, 50, Plot.WORK)
            .runs(Plot.WORKER, 50, 2000, Plot.TASK)
            .joins(50, 2000);
    assertThat(found(plot)).extracting(Finding::severity).containsExactly(Severity.INFO);
  }

  @Test
  void doesNotTakeThreadsThatAreStartedAndJoinedInTurnForOneWait() throws IOException {
    Plot plot =
        new Plot("indexer-1")
            .runs(Plot.MAIN, 0, 1500, Plot.WORK)
            .runs(Plot.WORKER, 1000, 1900, Plot.TASK)
            .joins(1500, 1900)
            .runs(Plot.MAIN, 1930, 2000, Plot.WORK);
    assertThat(found(plot)).isEmpty();
  }

  @Test
  void doesNotTakeAWaitForTheLastWhenAnotherMayNotBeOver() throws IOException {
    assertThat(found(endsWithJoin(1000).until(6000))).isEmpty();
  }

  @Test
  void isNotApplicableWithoutWaits() throws IOException {
    Plot plot = new Plot("indexer-1").runs(Plot.MAIN, 0, 1500, Plot.WORK);
    assertThat(plot.detected(new TailWaitDetector()).notApplicable())
        .singleElement()
        .satisfies(one -> assertThat(one.hint()).contains("jdk.ThreadPark#enabled=true"));
  }
}
