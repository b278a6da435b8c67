package dev.debrief.detectors.init;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;

import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.Examination;
import dev.debrief.testdata.jfr.ChunkBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A recording that a test tells piece by piece; threads 1 and 2 are called main and worker. */
final class Story {
  private final List<Consumer<ChunkBuilder>> pieces = new ArrayList<>();

  /** The thread runs for a while, sampled every 10 ms. */
  Story runs(long thread, long fromMillis, long toMillis, String stack) {
    pieces.add(
        chunk -> {
          for (long at = fromMillis; at < toMillis; at += 10) {
            chunk.sample("jdk.ExecutionSample", atMillis(at), thread, stack);
          }
        });
    return this;
  }

  /** The thread waits, as an event of a type tells. */
  Story waits(String type, long thread, long fromMillis, long toMillis, String stack) {
    return tells(c -> c.interval(type, atMillis(fromMillis), atMillis(toMillis), thread, stack));
  }

  Story tells(Consumer<ChunkBuilder> piece) {
    pieces.add(piece);
    return this;
  }

  /** Returns what a detector with default thresholds finds. */
  Detected seenBy(Detector detector) throws IOException {
    return seenBy(detector, Map.of());
  }

  /** Returns what a detector finds. */
  Detected seenBy(Detector detector, Map<String, Double> thresholds) throws IOException {
    Path file = Files.createTempFile("story", ".jfr");
    try {
      recording()
          .thread(1, "main")
          .thread(2, "worker")
          .chunk(
              chunk -> pieces.forEach(piece -> piece.accept(chunk.durationNanos(60_000_000_000L))))
          .writeTo(file);
      return Examination.of(file, List.of(Examination.chosen(detector, thresholds)));
    } finally {
      Files.delete(file);
    }
  }
}
