package dev.debrief.detectors.quality;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.BuiltRecording;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import dev.debrief.testdata.jfr.ChunkBuilder;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RecordingQualityDetectorTest {
  private static List<Finding> examine(Consumer<ChunkBuilder> content) throws IOException {
    List<Finding> findings =
        BuiltRecording.examine(new RecordingQualityDetector(), content).findings();
    assertThat(findings).allSatisfy(f -> assertThat(f.severity()).isEqualTo(Severity.INFO));
    return findings;
  }

  private static void samples(
      ChunkBuilder chunk, long thread, long from, long to, long step, String stack) {
    for (long at = from; at < to; at += step) {
      chunk.sample("jdk.ExecutionSample", atMillis(at), thread, stack);
    }
  }

  private static void park(ChunkBuilder chunk, long from, long to) {
    chunk.interval(
        "jdk.ThreadPark",
        atMillis(from),
        atMillis(to),
        2,
        "jdk.internal.misc.Unsafe.park < java.util.concurrent.FutureTask.get < app.Task.run:3");
  }

  @Test
  void saysNothingOfAGoodRecording() throws IOException {
    assertThat(examine(chunk -> park(chunk, 100, 9_900))).isEmpty();
  }

  @Test
  void saysThatEventsWereDropped() throws IOException {
    assertThat(
            examine(
                chunk -> chunk.event("jdk.DataLoss", e -> e.at(atMillis(5)).set("amount", 4096))))
        .extracting(Finding::title)
        .containsExactly("The JVM dropped 4 KiB of events because its buffers were full");
  }

  @Test
  void saysThatSamplesWereLost() throws IOException {
    Consumer<ChunkBuilder> lost =
        chunk ->
            chunk.event("jdk.CPUTimeSamplesLost", e -> e.at(atMillis(5)).set("lostSamples", 7));
    assertThat(
            examine(
                lost.andThen(
                    c -> {
                      for (int i = 0; i < 63; i++) {
                        c.sample("jdk.CPUTimeSample", atMillis(10L * i), 1, "app.Main.main:2");
                      }
                    })))
        .extracting(Finding::title)
        .containsExactly("10 % of the CPU-time samples were lost (7)");
  }

  @Test
  void saysThatStacksAreCutOff() throws IOException {
    assertThat(examine(chunk -> samples(chunk, 1, 0, 200, 10, "app.Deep.down:1 < ...")))
        .extracting(Finding::title)
        .containsExactly("90 % of the stacks of running threads are cut off");
  }

  @Test
  void saysThatAThreadIsHardlySeen() throws IOException {
    assertThat(
            examine(
                chunk -> {
                  park(chunk, 100, 200);
                  for (long start = 200; start < 9_800; start += 400) {
                    samples(chunk, 2, start, start + 60, 10, "app.Task.run:4");
                  }
                }))
        .extracting(Finding::title)
        .singleElement()
        .asString()
        .matches("Samples explain only 1\\d % of the time in which worker-1 did not wait");
  }

  @Test
  void saysThatAThreadVanishes() throws IOException {
    assertThat(
            examine(
                chunk -> {
                  park(chunk, 100, 4_000);
                  samples(chunk, 2, 4_000, 5_000, 10, "app.Task.run:4");
                }))
        .extracting(Finding::title)
        .containsExactly("Nothing is known of the last 5.0 s of worker-1");
  }

  @Test
  void leavesAThreadThatEndsAlone() throws IOException {
    assertThat(
            examine(
                chunk -> {
                  park(chunk, 100, 4_000);
                  samples(chunk, 2, 4_000, 5_000, 10, "app.Task.run:4");
                  chunk.event("jdk.ThreadEnd", e -> e.at(atMillis(5_010)).set("thread", 2));
                }))
        .isEmpty();
  }

  @Test
  void saysWhichEventsAreOffAndWhichThresholdsAreHigh() throws IOException {
    assertThat(
            examine(
                chunk ->
                    chunk
                        .setting("jdk.ThreadSleep", "enabled", "false")
                        .setting("jdk.SocketRead", "enabled", "true")
                        .setting("jdk.SocketRead", "threshold", "200 ms")
                        .setting("jdk.ThreadPark", "threshold", "20 ms")))
        .extracting(Finding::suggestion)
        .containsExactlyInAnyOrder(
            "Switch on jdk.ThreadSleep#enabled=true.",
            "Lower the thresholds: jdk.SocketRead#threshold=10ms.");
  }
}
