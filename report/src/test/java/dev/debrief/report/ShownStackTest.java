package dev.debrief.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownStackTest {
  private static final List<Frame> FRAMES =
      IntStream.range(0, 20).mapToObj(i -> Story.frame("a.B", "m" + i, i + 1)).toList();

  @Test
  void showsTheTopWhereTheKeyFrameIsInIt() {
    assertThat(lines(2))
        .containsExactly(
            "m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "... 12 more, all with --format json");
  }

  @Test
  void leavesOutTheMiddleAboveADeepKeyFrame() {
    assertThat(lines(12))
        .containsExactly(
            "m0",
            "m1",
            "m2",
            "... 9 frames",
            "m12",
            "m13",
            "m14",
            "m15",
            "m16",
            "... 3 more, all with --format json");
  }

  private static List<String> lines(int key) {
    Finding finding =
        Finding.of(Story.QUIET, Severity.INFO, Confidence.EXACT)
            .title("x")
            .sameAs("x")
            .suggestion("x")
            .frame(FRAMES.get(key))
            .stack(new StackTrace(FRAMES, false))
            .build();
    return ShownStack.of(finding, Frame::methodName);
  }
}
