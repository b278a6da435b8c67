package dev.debrief.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.benchmarks.recording.RecordingShape;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
  private static final int FRAMING_EVENTS = 3;

  @TempDir Path directory;
  private Path recording;

  @BeforeEach
  void generate() throws Exception {
    recording = directory.resolve("small.jfr");
    RecordingShape.SMALL.write(400_000, recording);
  }

  @Test
  void scanCountsWhatTheJdkReadsAndTheFraming() throws Exception {
    assertThat(HeaderScan.count(recording)).isEqualTo(JdkLoop.count(recording) + FRAMING_EVENTS);
  }

  @Test
  void scanGoesOnAtTheEndOfItsBuffer() throws Exception {
    Path large = directory.resolve("large.jfr");
    RecordingShape.SMALL.write(5_000_000, large);

    assertThat(HeaderScan.count(large)).isEqualTo(JdkLoop.count(large) + FRAMING_EVENTS);
  }

  @Test
  void jmcDeliversTheWantedEvents() throws Exception {
    assertThat(JmcWanted.count(recording)).isBetween(5_000L, JdkLoop.count(recording));
  }

  @Test
  void sentryConvertsAndWritesJson() throws Exception {
    Path json = directory.resolve("profile.json");

    assertThat(SentryConvert.convert(recording, json)).isGreaterThan(1_000);
    assertThat(Files.readString(json)).startsWith("{\"samples\":[{");
  }
}
