package dev.debrief.detectors.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Processes, sleeps, stragglers and shared threads. */
class OtherWaitDetectorsTest {
  private static final String PROCESS =
      "java.lang.Object.wait < java.lang.ProcessImpl.waitFor:434 < app.Run.convert:8"
          + " < app.Run.main:3";
  private static final String POLL = Plot.SLEEP + "app.Run.untilDone:40 < app.Run.main:6";
  private static final String PACE = Plot.SLEEP + "app.Run.pace:50 < app.Run.main:7";

  private static Plot processes(long millis) {
    return new Plot("worker-1")
        .runs(Plot.MAIN, 0, 500, Plot.WORK)
        .waits("jdk.JavaMonitorWait", Plot.MAIN, 500, 500 + millis, PROCESS)
        .waits("jdk.JavaMonitorWait", Plot.MAIN, 510 + millis, 510 + 2 * millis, PROCESS);
  }

  @Test
  void reportsProcessesThatRunOneAfterTheOther() throws IOException {
    assertThat(processes(600).seenBy(new ProcessWaitDetector()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.title()).contains("2 processes", "Run.convert");
              assertThat(finding.saving().orElseThrow().millis()).isEqualTo(600);
            });
  }

  @Test
  void doesNotReportShortProcesses() throws IOException {
    assertThat(processes(249).seenBy(new ProcessWaitDetector())).isEmpty();
    assertThat(processes(250).seenBy(new ProcessWaitDetector())).hasSize(1);
  }

  private static Plot sleeps(String stack, int count) {
    Plot plot = new Plot("worker-1").runs(Plot.MAIN, 0, 1000, Plot.WORK);
    for (int i = 0; i < count; i++) {
      plot.waits("jdk.ThreadSleep", Plot.MAIN, 1000 + 101L * i, 1100 + 101L * i, stack);
    }
    return plot.runs(Plot.MAIN, 1000 + 101L * count, 1500 + 101L * count, Plot.WORK);
  }

  @Test
  void reportsALoopThatSaysWhatItWaitsFor() throws IOException {
    assertThat(sleeps(POLL, 10).seenBy(new SleepPollDetector()))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void doesNotReportFewSleeps() throws IOException {
    assertThat(sleeps(POLL, 4).seenBy(new SleepPollDetector())).isEmpty();
    assertThat(sleeps(POLL, 5).seenBy(new SleepPollDetector())).hasSize(1);
  }

  @Test
  void doesNotReportSleepsThatNobodyEnds() throws IOException {
    assertThat(sleeps(PACE, 10).seenBy(new SleepPollDetector())).isEmpty();
  }

  @Test
  void namesTheThreadWhoseEndALoopSleepsFor() throws IOException {
    Plot plot =
        sleeps(PACE, 10)
            .runs(Plot.WORKER, 900, 1950, Plot.TASK)
            .parks(Plot.WORKER, 1950, 2300, Plot.IDLE);
    assertThat(plot.seenBy(new SleepPollDetector()))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.awaited().map(one -> one.thread().name())).contains("worker-1"));
  }

  private static Plot straggles(long aloneMillis) {
    Plot plot = new Plot("worker-1");
    long end = 2000 + aloneMillis;
    return plot.runs(Plot.MAIN, 0, 1500, Plot.WORK)
        .parks(Plot.MAIN, 1500, end, Plot.GET)
        .runs(Plot.WORKER, 1500, end, Plot.TASK)
        .parks(Plot.WORKER, end, end + 500, Plot.IDLE)
        .runs(4, 1500, 2000, Plot.TASK)
        .parks(4, 2000, end + 500, Plot.IDLE);
  }

  @Test
  void reportsTheTaskForWhichAllWait() throws IOException {
    assertThat(straggles(600).seenBy(new ForkJoinStragglerDetector()))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.title()).contains("worker-1 works alone for the last 600 ms"));
  }

  @Test
  void doesNotReportATaskThatIsAloneForAShortTime() throws IOException {
    assertThat(straggles(490).seenBy(new ForkJoinStragglerDetector())).isEmpty();
  }

  private static Plot blocks(String thread, int times) {
    Plot plot = new Plot(thread);
    for (int i = 0; i < times; i++) {
      plot.waits(
          "jdk.ThreadSleep",
          Plot.WORKER,
          400L * i,
          300 + 400L * i,
          Plot.SLEEP + "app.Task.call:9 < java.lang.Thread.run:840");
    }
    return plot.parks(Plot.MAIN, 0, 100, Plot.GET);
  }

  @Test
  void reportsABlockedEventLoop() throws IOException {
    assertThat(blocks("nioEventLoopGroup-2-1", 5).seenBy(new SharedPoolDetector()))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void fewBlockingCallsAreInformation() throws IOException {
    assertThat(blocks("nioEventLoopGroup-2-1", 3).seenBy(new SharedPoolDetector()))
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
  }

  @Test
  void doesNotReportAPoolOfItsOwn() throws IOException {
    assertThat(blocks("download-1", 5).seenBy(new SharedPoolDetector())).isEmpty();
  }
}
