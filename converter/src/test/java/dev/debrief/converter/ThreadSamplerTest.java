package dev.debrief.converter;

import static dev.debrief.converter.Given.runs;
import static dev.debrief.converter.Given.stack;
import static dev.debrief.converter.Given.thread;
import static dev.debrief.converter.Given.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.converter.ProfileOptions.Waits;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.WaitKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadSamplerTest {
  private static final StackTrace STACK = stack("com.acme.Client.fetch", "com.acme.App.main");

  @Test
  void closesGapWithEmptyStack() {
    ThreadTimeline thread =
        thread(1, "main", runs(0, 20, STACK), runs(20, 40, STACK), runs(100, 120, STACK));

    assertThat(resampled(thread))
        .containsExactly("0.000 #0", "20.000 #1", "40.000 -", "100.000 #2", "120.000 -");
  }

  @Test
  void givesLoneSampleTwice() {
    assertThat(resampled(thread(1, "main", runs(50, 70, STACK))))
        .containsExactly("50.000 #0", "60.000 #0", "70.000 -");
  }

  @Test
  void givesLoneShortWaitTwice() {
    ThreadTimeline thread = thread(1, "main", waits(50, 74, WaitKind.SLEEP, STACK));

    assertThat(resampled(thread)).containsExactly("50.000 #0", "62.000 #0", "74.000 -");
  }

  @Test
  void closesBeforeTheNextWindowBegins() {
    ThreadTimeline thread = thread(1, "main", runs(960, 980, STACK), runs(980, 1000, STACK));

    assertThat(resampled(thread)).containsExactly("960.000 #0", "980.000 #1", "999.999 -");
  }

  @Test
  void giveNothingForThreadWithoutSegments() {
    assertThat(resampled(thread(1, "main"))).isEmpty();
  }

  @Test
  void sampleTimesAlwaysIncrease() {
    ThreadTimeline thread =
        thread(
            1,
            "main",
            runs(1.0000, 1.0002, STACK),
            runs(1.0003, 1.0005, STACK),
            runs(1.0006, 1.0008, STACK));

    assertThat(resampled(thread)).containsExactly("1.000 #0", "1.001 #1", "1.002 #2", "1.003 -");
  }

  @Test
  void waitHasOneSamplePerStepFromItsTrueStart() {
    ThreadTimeline thread =
        thread(1, "main", runs(0, 20, STACK), waits(33.5, 90, WaitKind.JOIN, STACK));

    assertThat(resampled(thread))
        .containsExactly("0.000 #0", "20.000 -", "33.500 #1", "53.500 #1", "73.500 #1", "90.000 -");
  }

  @Test
  void waitHasAsManySamplesAsItHasStepsRounded() {
    ThreadTimeline thread = thread(1, "main", waits(0, 49, WaitKind.JOIN, STACK));

    assertThat(resampled(thread)).containsExactly("0.000 #0", "20.000 #0", "49.000 -");
  }

  @Test
  void segmentAfterWaitNeedsNoClosing() {
    ThreadTimeline thread =
        thread(1, "main", waits(0, 25, WaitKind.JOIN, STACK), runs(25, 45, STACK));

    assertThat(resampled(thread)).containsExactly("0.000 #0", "25.000 #1", "45.000 -");
  }

  @Test
  void edgesAreTwoSamplesPerWait() {
    ThreadTimeline thread = thread(1, "main", waits(10, 900, WaitKind.JOIN, STACK));

    assertThat(samples(thread, Waits.EDGES))
        .containsExactly("10.000 #0", "899.999 #0", "900.000 -");
  }

  @Test
  void waitsThatAreLeftOutAreGaps() {
    ThreadTimeline thread =
        thread(
            1,
            "main",
            runs(0, 20, STACK),
            waits(20, 900, WaitKind.JOIN, STACK),
            runs(900, 920, STACK));

    assertThat(samples(thread, Waits.NONE))
        .containsExactly("0.000 #0", "20.000 -", "900.000 #2", "920.000 -");
  }

  @Test
  void cutsSegmentsAtBothEnds() {
    ThreadTimeline thread =
        thread(1, "main", runs(90, 110, STACK), waits(110, 190, WaitKind.JOIN, STACK));
    List<String> samples = new ArrayList<>();

    WaitSampling sampling = sampling(Waits.RESAMPLE);
    new ThreadSampler(
            ShownSegments.of(thread, sampling.shown(thread)),
            sampling,
            (micros, segment) -> samples.add(Given.millis(micros) + " " + segment))
        .sample(Given.nanos(100), Given.nanos(150));

    assertThat(samples).containsExactly("100.000 0", "110.000 1", "130.000 1", "149.999 -1");
  }

  private static List<String> resampled(ThreadTimeline thread) {
    return samples(thread, Waits.RESAMPLE);
  }

  private static List<String> samples(ThreadTimeline thread, Waits mode) {
    return Given.samples(thread, sampling(mode));
  }

  private static WaitSampling sampling(Waits mode) {
    return new WaitSampling(mode, Given.nanos(0), Given.nanos(1000), 0);
  }
}
