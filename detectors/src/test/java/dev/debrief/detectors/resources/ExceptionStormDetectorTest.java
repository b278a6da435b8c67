package dev.debrief.detectors.resources;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.BuiltRecording;
import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import dev.debrief.testdata.jfr.ChunkBuilder;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExceptionStormDetectorTest {
  private static final String MAKING =
      "java.lang.Throwable.fillInStackTrace < java.lang.Throwable.<init>:9"
          + " < java.lang.NumberFormatException.<init>:5 < java.lang.Integer.parseInt:7"
          + " < app.Table.isNumber:12 < app.Main.main:3";

  private static Detected examine(Consumer<ChunkBuilder> content) throws IOException {
    return BuiltRecording.examine(new ExceptionStormDetector(), content);
  }

  /** So many exceptions per second for some seconds. */
  private static void rate(ChunkBuilder chunk, int perSecond, int seconds) {
    for (int second = 0; second <= seconds; second++) {
      long total = 500L + (long) perSecond * second;
      long time = atMillis(1_000L * (second + 1));
      chunk.event("jdk.ExceptionStatistics", e -> e.at(time).set("throwables", total));
    }
  }

  @Test
  void namesThePlaceBySamplesOfExceptionsBeingMade() throws IOException {
    Detected detected =
        examine(
            chunk -> {
              rate(chunk, 1_500, 3);
              chunk.sample("jdk.ExecutionSample", atMillis(1_500), 1, MAKING);
              chunk.sample("jdk.ExecutionSample", atMillis(1_510), 1, "app.Main.main:3");
            });
    assertThat(detected.findings()).hasSize(1);
    Finding finding = detected.findings().get(0);
    assertThat(finding.title())
        .isEqualTo(
            "4,500 exceptions are created in 3.0 s, 1,500 per second, 100 % of those seen in"
                + " Table.isNumber");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void prefersEventsToSamples() throws IOException {
    Detected detected =
        examine(
            chunk -> {
              rate(chunk, 1_500, 3);
              chunk.sample("jdk.ExecutionSample", atMillis(1_500), 1, MAKING);
              chunk.event(
                  "jdk.JavaExceptionThrow",
                  e ->
                      e.at(atMillis(1_600))
                          .thread(1)
                          .stack(
                              "java.lang.Throwable.<init> < app.BadOrder.<init> < app.Shop.buy:3")
                          .set("thrownClass", "app.BadOrder"));
            });
    assertThat(detected.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.frame().orElseThrow().methodName()).isEqualTo("buy");
              assertThat(finding.evidence().get(0).rows().get(0)).contains("app.BadOrder");
            });
  }

  @Test
  void knowsThePlaceByAllocationsToo() throws IOException {
    Detected detected =
        examine(
            chunk -> {
              rate(chunk, 1_500, 3);
              chunk.event(
                  "jdk.ObjectAllocationSample",
                  e ->
                      e.at(atMillis(1_600))
                          .thread(1)
                          .stack(MAKING)
                          .set("objectClass", "long[]")
                          .set("weight", 100));
            });
    assertThat(detected.findings())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.evidence().get(0).rows().get(0))
                    .contains("java.lang.NumberFormatException"));
  }

  @Test
  void firesAtThousandPerSecondOfTheApplication() throws IOException {
    assertThat(
            examine(
                    chunk -> {
                      rate(chunk, 990, 4);
                      chunk.sample("jdk.ExecutionSample", atMillis(1_500), 1, MAKING);
                    })
                .findings())
        .isEmpty();
  }

  @Test
  void onlyMentionsFewerThatNobodyWasSeenMaking() throws IOException {
    assertThat(examine(chunk -> rate(chunk, 2_400, 3)).findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.INFO);
    assertThat(examine(chunk -> rate(chunk, 2_600, 3)).findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void isNotApplicableWithoutStatistics() throws IOException {
    assertThat(examine(chunk -> {}).notApplicable())
        .singleElement()
        .satisfies(one -> assertThat(one.hint()).isEqualTo("jdk.ExceptionStatistics#enabled=true"));
  }
}
