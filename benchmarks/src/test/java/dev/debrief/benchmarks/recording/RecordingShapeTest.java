package dev.debrief.benchmarks.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

class RecordingShapeTest {
  private static final long MEGA = 1L << 20;
  private static final String[] WAITS = {
    "ThreadPark",
    "JavaMonitorWait",
    "JavaMonitorEnter",
    "ThreadSleep",
    "SocketRead",
    "SocketWrite",
    "FileRead",
    "FileWrite"
  };

  private Path directory;

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = Files.createDirectories(Path.of("target/test-recordings"));
  }

  @AfterEach
  void deleteRecordings() throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private Path generate(RecordingShape shape, long sizeBytes, String name) throws IOException {
    Path file = directory.resolve(name);
    shape.write(sizeBytes, file);
    return file;
  }

  @Test
  void jdkRecordingIsLikeThatOfALoadedServer() throws Exception {
    Path file = generate(RecordingShape.JDK, 100 * MEGA, "jdk.jfr");

    RecordingScan scan = RecordingScan.jdk(file);

    assertThat(Files.size(file)).isBetween(99 * MEGA, 101 * MEGA);
    assertThat(scan.chunks).isBetween(8, 10);
    assertThat(scan.threads).isEqualTo(113);
    assertThat(scan.count()).isGreaterThan(3_000_000);
    assertThat(share(scan, WAITS)).isBetween(0.48, 0.55);
    assertThat(share(scan, "ExecutionSample")).isBetween(0.10, 0.14);
    assertThat(share(scan, "NativeMethodSample")).isBetween(0.02, 0.04);
    assertThat(scan.durationNanos / 1e9).isBetween(110.0, 130.0);
    assertThat(scan.stacks.size()).isBetween(30_000, 60_000);
    assertThat(scan.meanDepth()).isBetween(20.0, 30.0);
    assertThat(scan.deepest).isEqualTo(64);
    assertThat(scan.truncated).isPositive();
    assertThat(scan.early).isBetween(800L, 1_300L);
    assertThat(scan.crossing).isBetween(200L, 600L);
  }

  @Test
  void asyncRecordingHasManyDeepStacksInOneChunk() throws Exception {
    Path file = generate(RecordingShape.ASYNC, 100 * MEGA, "async.jfr");

    RecordingScan scan = RecordingScan.async(file);

    assertThat(Files.size(file)).isBetween(96 * MEGA, 104 * MEGA);
    assertThat(scan.chunks).isEqualTo(1);
    assertThat(scan.threads).isEqualTo(40);
    assertThat(scan.count("ExecutionSample")).isBetween(1_450_000L, 1_550_000L);
    assertThat(scan.durationNanos / 1e9).isBetween(70.0, 80.0);
    assertThat(scan.stackKeys.size()).isBetween(280_000, 300_000);
    assertThat(scan.stacks.size()).isGreaterThan(280_000);
    assertThat(scan.meanDepth()).isGreaterThan(48);
    assertThat(scan.truncated).isZero();
  }

  private static double share(RecordingScan scan, String... types) {
    return (double) scan.count(types) / scan.count();
  }

  @Test
  void jdkReadsTheSmallRecording() throws Exception {
    Path file = generate(RecordingShape.SMALL, 400_000, "small.jfr");

    List<RecordedEvent> events = RecordingFile.readAllEvents(file);

    assertThat(Files.size(file)).isBetween(380_000L, 420_000L);
    assertThat(events).hasSizeBetween(7_000, 15_000);
    List<RecordedEvent> parks = named(events, "jdk.ThreadPark");
    assertThat(parks).isNotEmpty();
    assertThat(parks)
        .allSatisfy(
            park -> {
              assertThat(park.getThread().getJavaName()).isNotNull();
              assertThat(park.getClass("parkedClass").getName()).contains(".");
              assertThat(park.getStackTrace().getFrames().get(0).getMethod().getName())
                  .isEqualTo("park");
              assertThat(park.getDuration()).isPositive();
            });
    assertThat(named(events, "jdk.SocketRead"))
        .allSatisfy(read -> assertThat(read.getString("host")).endsWith(".internal"));
    assertThat(named(events, "jdk.ExecutionSample"))
        .hasSizeGreaterThan(1_000)
        .anySatisfy(
            sample ->
                assertThat(sample.getStackTrace().getFrames())
                    .anySatisfy(
                        frame ->
                            assertThat(frame.getMethod().getType().getName())
                                .startsWith("com.example.shop.")));
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String type) {
    return events.stream().filter(e -> e.getEventType().getName().equals(type)).toList();
  }

  @Test
  void jdkAndJmcCountTheSameInSeveralChunks() throws Exception {
    Path file = generate(RecordingShape.JDK, 24 * MEGA, "jdk.jfr");
    RecordingScan scan = RecordingScan.jdk(file);

    long byJdk = 0;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        recording.readEvent();
        byJdk++;
      }
    }
    IItemCollection byJmc = JfrLoaderToolkit.loadEvents(file.toFile());

    assertThat(scan.chunks).isGreaterThan(1);
    assertThat(byJdk).isEqualTo(scan.count());
    assertThat(countByJmc(byJmc, "jdk.ThreadPark")).isEqualTo(scan.count("ThreadPark"));
    assertThat(countByJmc(byJmc, "jdk.ExecutionSample")).isEqualTo(scan.count("ExecutionSample"));
  }

  @Test
  void jmcReadsTheAsyncRecording() throws Exception {
    Path file = generate(RecordingShape.ASYNC, 4 * MEGA, "async.jfr");
    RecordingScan scan = RecordingScan.async(file);

    IItemCollection events = JfrLoaderToolkit.loadEvents(file.toFile());

    assertThat(countByJmc(events, "jdk.ExecutionSample")).isEqualTo(scan.count("ExecutionSample"));
  }

  private static long countByJmc(IItemCollection events, String type) {
    return events.apply(ItemFilters.type(type)).stream().mapToLong(i -> i.getItemCount()).sum();
  }

  @Test
  void sameShapeAndSizeGiveTheSameBytes() throws Exception {
    Path small = generate(RecordingShape.SMALL, 400_000, "small.jfr");
    Path jdk = generate(RecordingShape.JDK, 14 * MEGA, "jdk.jfr");
    Path async = generate(RecordingShape.ASYNC, 4 * MEGA, "async.jfr");

    assertThat(digest(small))
        .isEqualTo("64d440344c7d0d7390a3a1ffc22b3bd04432c3a1c9902604720da238a7fd17b7");
    assertThat(digest(jdk))
        .isEqualTo("12822eeb2de6f8ad4f318fa0ee97a3b493bd0ec334c20b7581ffa1ff86fcb987");
    assertThat(digest(async))
        .isEqualTo("e375dc9a48e2ad5bc7519366c2b1f43119327827cd1893144cbefdba301e1bf4");
  }

  private static String digest(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
