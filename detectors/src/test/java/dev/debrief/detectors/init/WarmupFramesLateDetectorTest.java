package dev.debrief.detectors.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmupFramesLateDetectorTest {
  private static final String OTHER = "app.Run.work:9 < app.Run.main:3";
  private static final String WARMUP = "java.security.KeyStore.load:3 < app.Run.main:4";

  /** Ten seconds with some samples in code of first use, one in every so many. */
  private static Story every(int stride, long untilMillis) {
    Story story = new Story();
    for (long at = 0; at < 10_000; at += 10) {
      boolean warm = at / 10 % stride == 0 && at < untilMillis;
      story.runs(1, at, at + 10, warm ? WARMUP : OTHER);
    }
    return story;
  }

  private static List<Finding> found(Story story) throws IOException {
    return story.seenBy(new WarmupFramesLateDetector()).findings();
  }

  @Test
  void reportsCodeOfFirstUseThatRunsAllAlong() throws IOException {
    Finding finding = found(every(10, 10_000)).get(0);

    assertThat(finding.title())
        .isEqualTo(
            "KeyStore.load belongs to first use, but takes 10 % of the running time all along");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.occurrences()).isEqualTo(100);
  }

  @Test
  void saysNothingIfItIsOverBeforeTheEnd() throws IOException {
    assertThat(found(every(2, 7_000))).isEmpty();
  }

  @Test
  void saysNothingOfASmallShare() throws IOException {
    assertThat(found(every(50, 10_000))).isEmpty();
  }

  @Test
  void takesTheShareFromTheThreshold() throws IOException {
    Map<String, Double> small = Map.of("leastShare", 1.0);
    assertThat(every(50, 10_000).seenBy(new WarmupFramesLateDetector(), small).findings())
        .hasSize(1);
  }

  @Test
  void isNotApplicableWithoutSamples() throws IOException {
    assertThat(
            new Story()
                .waits("jdk.SocketRead", 1, 0, 300, "app.Run.main:4")
                .seenBy(new WarmupFramesLateDetector())
                .notApplicable())
        .hasSize(1);
  }
}
