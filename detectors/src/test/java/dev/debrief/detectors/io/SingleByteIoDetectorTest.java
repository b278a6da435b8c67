package dev.debrief.detectors.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Scene;
import dev.debrief.detectors.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleByteIoDetectorTest {
  private static final String APP = " < app.Parser.scan:8 < app.Parser.main:3";
  private static final String ONE_BYTE =
      "java.io.FileInputStream.read0()I [Native] < java.io.FileInputStream.read()I:228" + APP;
  private static final String ARRAY =
      "java.io.FileInputStream.readBytes([BII)I [Native]"
          + " < java.io.FileInputStream.read([BII)I:276 < java.io.BufferedInputStream.read()I:5"
          + APP;

  private static List<Finding> found(Scene scene) throws IOException {
    return scene.seenBy(new SingleByteIoDetector()).findings();
  }

  private static Scene natives(int samples, String stack) {
    return new Scene().samples("jdk.NativeMethodSample", 1, 0, 20L * samples, 20, stack);
  }

  @Test
  void reportsReadsOfSingleBytes() throws IOException {
    Finding finding = found(natives(20, ONE_BYTE)).get(0);

    assertThat(finding.title())
        .isEqualTo(
            "Parser.scan reads or writes single bytes: 20 samples, 100 % of those of 'worker-1'");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void leavesReadsThroughABufferAlone() throws IOException {
    assertThat(found(natives(20, ARRAY))).isEmpty();
  }

  @Test
  void firesFromEightSamplesOn() throws IOException {
    assertThat(found(natives(7, ONE_BYTE))).isEmpty();
    assertThat(found(natives(8, ONE_BYTE))).hasSize(1);
  }

  @Test
  void aSmallPartOfAThreadIsNotWorthIt() throws IOException {
    Scene scene =
        natives(10, ONE_BYTE)
            .samples("jdk.ExecutionSample", 1, 1_000, 1_420, 10, "app.Parser.compute:3");

    assertThat(found(scene)).isEmpty();
  }

  @Test
  void saysWhatIsMissingWhereNothingIsSampled() throws IOException {
    assertThat(
            new Scene()
                .reads(1, 0, 900, 5, ONE_BYTE)
                .seenBy(new SingleByteIoDetector())
                .notApplicable())
        .hasSize(1);
  }
}
