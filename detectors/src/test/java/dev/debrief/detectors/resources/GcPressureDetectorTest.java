package dev.debrief.detectors.resources;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.BuiltRecording;
import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.testdata.jfr.ChunkBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GcPressureDetectorTest {
  private static Detected examine(Consumer<ChunkBuilder> content) throws IOException {
    return BuiltRecording.examine(new GcPressureDetector(), content);
  }

  /** Ten pauses of equal length in 10 s. */
  private static void pauses(ChunkBuilder chunk, long millis) {
    for (int i = 0; i < 10; i++) {
      int id = i;
      chunk.event(
          "jdk.GCPhasePause",
          e -> e.at(atMillis(500 + 900 * id)).lasting(Duration.ofMillis(millis)).set("gcId", id));
    }
  }

  private static void allocation(ChunkBuilder chunk, String stack, long weight) {
    chunk.event(
        "jdk.ObjectAllocationSample",
        e ->
            e.at(atMillis(100))
                .thread(1)
                .stack(stack)
                .set("objectClass", "byte[]")
                .set("weight", weight));
  }

  @Test
  void saysHowMuchAndWhoAllocates() throws IOException {
    Detected detected =
        examine(
            chunk -> {
              pauses(chunk, 60);
              allocation(chunk, "java.util.Arrays.copyOf < app.Report.build:5", 3_000);
              allocation(chunk, "app.Main.main:2", 1_000);
              allocation(chunk, "java.util.Arrays.copyOf < app.Report.build:6", 4_000);
            });
    assertThat(detected.findings()).hasSize(1);
    Finding finding = detected.findings().get(0);
    assertThat(finding.title())
        .startsWith(
            "Garbage collection stops all threads 6.0 % of 10.0 s (10 pauses, 60 ms at most)")
        .contains("Report.build allocates 88 %");
    Evidence places = finding.evidence().get(1);
    assertThat(places.rows()).hasSize(2);
    assertThat(places.rows().get(0)).contains("byte[]", 7_000L);
  }

  @Test
  void firesFromFivePercentOn() throws IOException {
    assertThat(examine(chunk -> pauses(chunk, 49)).findings()).isEmpty();
    assertThat(examine(chunk -> pauses(chunk, 51)).findings()).hasSize(1);
  }

  @Test
  void doesNotCountCollectionsThatSomebodyAskedFor() throws IOException {
    Detected detected =
        examine(
            chunk -> {
              pauses(chunk, 60);
              for (int i = 0; i < 3; i++) {
                int id = i;
                chunk.event(
                    "jdk.GarbageCollection",
                    e -> e.at(atMillis(500)).set("gcId", id).set("cause", "System.gc()"));
              }
            });
    assertThat(detected.findings()).isEmpty();
  }

  @Test
  void looksAtTheWorstMinuteOfLongRecordings() {
    PauseShare share = new PauseShare();
    long second = 1_000_000_000L;
    share.add(1, 5 * second, 5 * second + 10);
    for (int i = 0; i < 50; i++) {
      share.add(2 + i, (200 + i) * second, (200 + i) * second + second / 10);
    }
    PauseShare.Stretch worst = share.worst(0, 600 * second);
    assertThat(worst.startNanos()).isEqualTo(200 * second);
    assertThat(worst.pauses()).isEqualTo(50);
    assertThat(worst.share()).isEqualTo(5.0 / 60);
  }

  @Test
  void isNotApplicableWithoutPauses() throws IOException {
    assertThat(examine(chunk -> allocation(chunk, "app.Main.main:2", 9)).notApplicable())
        .singleElement()
        .satisfies(one -> assertThat(one.hint()).isEqualTo("jdk.GCPhasePause#enabled=true"));
  }
}
