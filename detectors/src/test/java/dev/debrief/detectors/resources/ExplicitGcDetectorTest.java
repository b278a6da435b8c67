package dev.debrief.detectors.resources;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.BuiltRecording;
import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import dev.debrief.testdata.jfr.ChunkBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExplicitGcDetectorTest {
  private static final String FLUSH =
      "java.lang.Runtime.gc < java.lang.System.gc < app.Cache.flush:7 < app.Main.main:3";

  private static Detected examine(Consumer<ChunkBuilder> content) throws IOException {
    return BuiltRecording.examine(new ExplicitGcDetector(), content);
  }

  private static void call(ChunkBuilder chunk, long atMillis, long millis, String stack) {
    chunk.interval("jdk.SystemGC", atMillis(atMillis), atMillis(atMillis + millis), 1, stack);
  }

  @Test
  void namesTheCaller() throws IOException {
    Detected detected =
        examine(
            chunk -> {
              call(chunk, 2_000, 40, FLUSH);
              call(chunk, 1_000, 60, FLUSH);
            });
    Finding finding = detected.findings().get(0);
    assertThat(detected.findings()).hasSize(1);
    assertThat(finding.title())
        .isEqualTo(
            "System.gc() is called by Cache.flush 2 times, which takes 100 ms, 60 ms at most");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.saving().orElseThrow().millis()).isEqualTo(100);
    assertThat(finding.evidence().get(0).rows().get(0)).first().isEqualTo(atMillis(1_000));
  }

  @Test
  void leavesShortCollectionsAlone() throws IOException {
    assertThat(examine(chunk -> call(chunk, 1_000, 49, FLUSH)).findings()).isEmpty();
    assertThat(examine(chunk -> call(chunk, 1_000, 50, FLUSH)).findings()).hasSize(1);
  }

  @Test
  void knowsCollectionsOfOldJvmsByTheirCause() throws IOException {
    Detected detected =
        examine(
            chunk ->
                chunk
                    .event("jdk.GarbageCollection", e -> collection(e, "System.gc()"))
                    .event("jdk.GarbageCollection", e -> collection(e, "Allocation Failure")));
    assertThat(detected.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.occurrences()).isEqualTo(1);
              assertThat(finding.frame()).isEmpty();
            });
  }

  private static void collection(dev.debrief.testdata.jfr.EventBuilder event, String cause) {
    event.at(atMillis(1_000)).lasting(Duration.ofMillis(80)).set("gcId", 1).set("cause", cause);
  }

  @Test
  void knowsWhoAsksInsideTheJdk() throws IOException {
    String direct = "java.lang.System.gc < java.nio.Bits.reserveMemory < app.Net.send:4";
    assertThat(examine(chunk -> call(chunk, 1_000, 90, direct)).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.suggestion()).contains("MaxDirectMemorySize"));
    String rmi = "java.lang.System.gc < sun.rmi.transport.GC$Daemon.run";
    assertThat(examine(chunk -> call(chunk, 1_000, 90, rmi)).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.suggestion()).contains("gcInterval"));
  }

  @Test
  void isNotApplicableWithoutCollections() throws IOException {
    assertThat(examine(chunk -> {}).notApplicable())
        .singleElement()
        .satisfies(one -> assertThat(one.hint()).isEqualTo("jdk.SystemGC#enabled=true"));
  }
}
