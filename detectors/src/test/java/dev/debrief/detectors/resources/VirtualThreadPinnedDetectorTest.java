package dev.debrief.detectors.resources;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.BuiltRecording;
import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Finding;
import dev.debrief.testdata.jfr.ChunkBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VirtualThreadPinnedDetectorTest {
  private static final String BLOCKS =
      "java.lang.VirtualThread.parkOnCarrierThread < app.Line.read:3 < app.Routes.<clinit>:9"
          + " < app.Trip.plan:4";

  private static Detected examine(Consumer<ChunkBuilder> content) throws IOException {
    return BuiltRecording.examine(new VirtualThreadPinnedDetector(), content);
  }

  private static void pin(ChunkBuilder chunk, long thread, long millis, String why) {
    chunk.event(
        "jdk.VirtualThreadPinned",
        e ->
            e.at(atMillis(1_000))
                .lasting(Duration.ofMillis(millis))
                .thread(thread)
                .stack(BLOCKS)
                .set("pinnedReason", why)
                .set("blockingOperation", "LockSupport.park"));
  }

  @Test
  void sumsWhatBlocksAtOnePlaceAndNamesTheFrameThatPins() throws IOException {
    String why = "VM call to app.Routes.<clinit> on stack";
    Detected detected =
        examine(
            chunk -> {
              pin(chunk, 30, 150, why);
              pin(chunk, 31, 180, why);
            });
    assertThat(detected.findings()).hasSize(1);
    Finding finding = detected.findings().get(0);
    assertThat(finding.title())
        .isEqualTo("Virtual threads block their carriers 330 ms in Routes.<clinit> (" + why + ")");
    assertThat(finding.occurrences()).isEqualTo(2);
    assertThat(finding.suggestion()).startsWith("synchronized does not pin on this JDK");
  }

  @Test
  void firesFromTwoHundredMillisecondsOn() throws IOException {
    assertThat(examine(chunk -> pin(chunk, 30, 199, "x")).findings()).isEmpty();
    assertThat(examine(chunk -> pin(chunk, 30, 200, "x")).findings()).hasSize(1);
  }

  @Test
  void adviseAgainstSynchronizedWhereTheJvmDoesNotSayWhy() throws IOException {
    assertThat(examine(chunk -> pin(chunk, 30, 300, "")).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.suggestion()).contains("ReentrantLock"));
  }

  @Test
  void leavesTheJdksOwnClassesAlone() throws IOException {
    String why = "Waited for initialization of sun.nio.ch.Poller by another thread";
    assertThat(examine(chunk -> pin(chunk, 30, 300, why)).findings()).isEmpty();
  }

  @Test
  void isNotApplicableWithoutTheEvent() throws IOException {
    assertThat(examine(chunk -> {}).notApplicable())
        .singleElement()
        .satisfies(
            one -> assertThat(one.hint()).startsWith("jdk.VirtualThreadPinned#enabled=true"));
  }
}
