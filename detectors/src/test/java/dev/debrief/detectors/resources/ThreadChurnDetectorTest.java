package dev.debrief.detectors.resources;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.BuiltRecording;
import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Finding;
import dev.debrief.testdata.jfr.ChunkBuilder;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ThreadChurnDetectorTest {
  private static final String OWN =
      "java.lang.Thread.start < app.Server.handle:8 < app.Main.main:3";
  private static final String POOL =
      "java.lang.Thread.start < java.util.concurrent.ThreadPoolExecutor.addWorker:9"
          + " < java.util.concurrent.ThreadPoolExecutor.execute:4 < app.Server.handle:8";
  private static final long FOREVER = 1_000_000;

  private static Detected examine(Consumer<ChunkBuilder> content) throws IOException {
    return BuiltRecording.examine(new ThreadChurnDetector(), content);
  }

  /** Starts threads, each so long after the one before. */
  private static void starts(
      ChunkBuilder chunk, int number, long everyMillis, long lifeMillis, String name) {
    String stack = name.startsWith("pool") ? POOL : OWN;
    for (int i = 0; i < number; i++) {
      long id = 100L + i;
      chunk.thread(id, name.replace("N", Integer.toString(i)));
      long start = atMillis(1_000 + i * everyMillis);
      chunk.event("jdk.ThreadStart", e -> e.at(start).stack(stack).set("thread", id));
      if (lifeMillis < FOREVER) {
        long end = start + lifeMillis * 1_000_000;
        chunk.event("jdk.ThreadEnd", e -> e.at(end).set("thread", id));
      }
    }
  }

  @Test
  void findsAThreadPerTask() throws IOException {
    Detected detected = examine(chunk -> starts(chunk, 40, 50, 20, "task-N"));
    assertThat(detected.findings()).hasSize(1);
    Finding finding = detected.findings().get(0);
    assertThat(finding.title())
        .isEqualTo(
            "Server.handle starts 40 threads, 20 per second, half of which live less than 20 ms");
    assertThat(finding.occurrences()).isEqualTo(40);
    assertThat(finding.frame().orElseThrow().methodName()).isEqualTo("handle");
  }

  @Test
  void findsAPoolPerCall() throws IOException {
    assertThat(examine(chunk -> starts(chunk, 30, 100, 50, "pool-N-thread-1")).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.title()).contains("30 threads of 30 pools");
              assertThat(finding.suggestion()).startsWith("Create one executor");
            });
  }

  @Test
  void findsThreadsThatNeverEnd() throws IOException {
    assertThat(examine(chunk -> starts(chunk, 40, 50, FOREVER, "subscriber-N")).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.title()).endsWith("most of which never end"));
  }

  @Test
  void leavesAPoolThatFillsAlone() throws IOException {
    assertThat(examine(chunk -> starts(chunk, 40, 50, FOREVER, "pool-1-thread-N")).findings())
        .isEmpty();
  }

  @Test
  void leavesACrowdThatIsStartedOnceAlone() throws IOException {
    assertThat(examine(chunk -> starts(chunk, 40, 1, 500, "station-N")).findings()).isEmpty();
  }

  @Test
  void firesFromTwentyStartsAndFivePerSecondOn() throws IOException {
    assertThat(examine(chunk -> starts(chunk, 19, 50, 20, "task-N")).findings()).isEmpty();
    assertThat(examine(chunk -> starts(chunk, 20, 50, 20, "task-N")).findings()).hasSize(1);
    assertThat(examine(chunk -> starts(chunk, 20, 210, 20, "task-N")).findings()).isEmpty();
  }

  @Test
  void leavesThreadsThatLiveASecondAlone() throws IOException {
    assertThat(examine(chunk -> starts(chunk, 20, 190, 1_100, "task-N")).findings()).isEmpty();
  }

  @Test
  void isNotApplicableWithoutStarts() throws IOException {
    assertThat(examine(chunk -> {}).notApplicable())
        .singleElement()
        .satisfies(one -> assertThat(one.hint()).startsWith("jdk.ThreadStart#enabled=true"));
  }
}
