package dev.debrief.converter;

import static dev.debrief.converter.Given.runs;
import static dev.debrief.converter.Given.stack;
import static dev.debrief.converter.Given.thread;
import static dev.debrief.converter.Given.waits;
import static dev.debrief.converter.Given.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.converter.ProfileOptions.Waits;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.Segment;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitSamplingTest {
  private static final StackTrace STACK = stack("java.lang.Thread.join", "com.acme.App.main");

  @Test
  void stepIsThePeriodOfTheThread() {
    ThreadTimeline thread = thread(1, "main", waits(0, 1000, WaitKind.JOIN, STACK));

    assertThat(stepNanos(thread)).isEqualTo(20_000_000);
  }

  @Test
  void stepIsNeverBelowTenMilliseconds() {
    ThreadTimeline thread =
        ThreadTimeline.of(
            new TimelineThread(1, "main", false),
            1_000_000,
            List.of(waits(0, 1000, WaitKind.JOIN, STACK)));

    assertThat(stepNanos(thread)).isEqualTo(10_000_000);
  }

  @Test
  void waitOfOneStepIsShown() {
    ThreadTimeline thread = thread(1, "main", waits(1, 21, WaitKind.JOIN, STACK));

    assertThat(of(thread).shown(thread)).containsExactly(0);
  }

  @Test
  void shorterWaitIsShownIfItCoversAPointOfTheGrid() {
    ThreadTimeline thread =
        thread(
            1,
            "main",
            waits(0, 1, WaitKind.MONITOR, STACK),
            waits(1, 20, WaitKind.MONITOR, STACK),
            waits(39, 40, WaitKind.MONITOR, STACK),
            waits(40, 41, WaitKind.MONITOR, STACK),
            waits(59, 61, WaitKind.MONITOR, STACK));
    WaitSampling sampling = of(thread);

    assertThat(sampling.shown(thread)).containsExactly(0, 3, 4);
  }

  @Test
  void shortWaitsHaveTheirShareOfSamples() {
    // 2,000 waits of 3 ms, 7 ms apart: 6 s of waiting are 300 samples of 20 ms.
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      segments.add(waits(i * 10.01, i * 10.01 + 3, WaitKind.MONITOR, STACK));
    }
    ThreadTimeline thread = thread(1, "main", segments);
    WaitSampling sampling = of(thread);

    assertThat(sampling.shown(thread).length).isBetween(290, 310);
  }

  @Test
  void waitThatGoesOnInTheNextWindowIsShownHoweverShort() {
    ThreadTimeline thread = thread(1, "main", waits(29_999, 30_000, WaitKind.JOIN, STACK));

    assertThat(of(thread).shown(thread)).containsExactly(0);
  }

  @Test
  void waitThatCameFromTheWindowBeforeIsShownHoweverShort() {
    ThreadTimeline thread = thread(1, "main", waits(0, 0.1, WaitKind.JOIN, STACK));

    assertThat(of(thread).shown(thread)).containsExactly(0);
  }

  @Test
  void doublesStepsUntilTheWindowHoldsHundredThousandSamples() {
    // 200 threads that wait for 30 s: 1,500 samples each at 20 ms, 300,000 in all.
    Window window = waitingThreads(200);

    WaitSampling sampling = WaitSampling.of(window, Waits.RESAMPLE);

    assertThat(sampling.doublings()).isEqualTo(2);
    assertThat(sampling.summary(ShownSegments.of(window, sampling)).largestStepNanos())
        .isEqualTo(80_000_000);
    assertThat(samples(window, sampling)).isLessThanOrEqualTo(WaitSampling.MAX_SAMPLES);
  }

  @ParameterizedTest
  @EnumSource(Waits.class)
  void countsTheSamplesOfAWindow(Waits mode) {
    Window window = waitingThreads(200);
    WaitSampling finest = WaitSampling.finest(window, mode);

    WaitSampling.Counted counted = finest.coarsenedFor(ShownSegments.of(window, finest));

    assertThat(counted.samples()).isEqualTo(samples(window, counted.sampling()));
  }

  @Test
  void keepsTheStepOfAWindowThatIsSmallEnough() {
    assertThat(WaitSampling.of(waitingThreads(60), Waits.RESAMPLE).doublings()).isZero();
  }

  @Test
  void doesNotDoubleStepsWhereThatDoesNotHelp() {
    ThreadTimeline[] threads = new ThreadTimeline[60];
    for (int t = 0; t < threads.length; t++) {
      List<Segment> segments = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        segments.add(runs(i, i + 1, STACK));
      }
      threads[t] = thread(t + 1, "busy", segments);
    }

    WaitSampling sampling = WaitSampling.of(window(0, 30_000, threads), Waits.RESAMPLE);

    assertThat(sampling.doublings()).isZero();
  }

  @Test
  void countsWaitsAndThoseLeftOut() {
    ThreadTimeline thread =
        thread(
            1,
            "main",
            waits(1, 5, WaitKind.MONITOR, STACK),
            runs(5, 25, STACK),
            waits(30, 500, WaitKind.JOIN, STACK));
    Window window = window(0, 30_000, thread);

    WaitSampling sampling = WaitSampling.of(window, Waits.RESAMPLE);

    assertThat(sampling.summary(ShownSegments.of(window, sampling)))
        .isEqualTo(new ProfileSummary(0, 2, 1, 20_000_000, 20_000_000));
  }

  private static Window waitingThreads(int count) {
    return window(
        0,
        30_000,
        IntStream.rangeClosed(1, count)
            .mapToObj(id -> thread(id, "w" + id, waits(0, 30_000, WaitKind.JOIN, STACK)))
            .toArray(ThreadTimeline[]::new));
  }

  private static long samples(Window window, WaitSampling sampling) {
    return window.threads().stream().mapToLong(t -> Given.samples(t, sampling).size()).sum();
  }

  private static long stepNanos(ThreadTimeline thread) {
    WaitSampling sampling = of(thread);
    return sampling.stepNanos(ShownSegments.of(thread, sampling.shown(thread)));
  }

  private static WaitSampling of(ThreadTimeline thread) {
    return WaitSampling.of(window(0, 30_000, thread), Waits.RESAMPLE);
  }
}
