package dev.debrief.detectors;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;

import dev.debrief.testdata.jfr.ChunkBuilder;
import dev.debrief.testdata.jfr.RecordingBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A recording of one chunk that a test describes, and what one detector says of it. */
public final class BuiltRecording {
  private static final String EXCEPTIONS =
      "event jdk.ExceptionStatistics startTime:long@TICKS eventThread:#Thread throwables:long";

  private static final String ALLOCATIONS =
      "event jdk.ObjectAllocationSample $instant objectClass:#Class weight:long/BYTES";

  private BuiltRecording() {}

  /** Returns what a detector finds, with its default thresholds. */
  public static Detected examine(Detector detector, Consumer<ChunkBuilder> content)
      throws IOException {
    return examine(detector, Map.of(), content);
  }

  /**
   * Returns what a detector finds. There are the threads 1 (main), 2 (worker-1), 3 (worker-2) and
   * the virtual threads 30 and 31; the recording lasts 10 s.
   */
  public static Detected examine(
      Detector detector, Map<String, Double> thresholds, Consumer<ChunkBuilder> content)
      throws IOException {
    Path file = Files.createTempFile("built", ".jfr");
    try {
      RecordingBuilder.recording()
          .thread(1, "main")
          .thread(2, "worker-1")
          .thread(3, "worker-2")
          .virtualThread(30, "v-30")
          .virtualThread(31, "v-31")
          .chunk(
              chunk -> {
                chunk.type(EXCEPTIONS).type(ALLOCATIONS);
                content.accept(chunk);
                chunk.sample("jdk.ExecutionSample", atMillis(0), 1, "app.Main.main:1");
                chunk.sample("jdk.ExecutionSample", atMillis(10_000), 1, "app.Main.main:9");
              })
          .writeTo(file);
      return Examination.of(file, List.of(Examination.chosen(detector, thresholds)));
    } finally {
      Files.delete(file);
    }
  }
}
