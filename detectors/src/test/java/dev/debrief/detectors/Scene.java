package dev.debrief.detectors;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;

import dev.debrief.testdata.jfr.ChunkBuilder;
import dev.debrief.testdata.jfr.RecordingBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A recording of ten seconds that a test describes; threads 1 to 9 are called worker-1 and so on.
 */
public final class Scene {
  private static final int THREADS = 9;
  private final List<Consumer<ChunkBuilder>> events = new ArrayList<>();

  /** A thread waits to enter a monitor. */
  public Scene enters(long thread, long from, long to, long address, String stack) {
    return add(
        chunk ->
            chunk.event(
                "jdk.JavaMonitorEnter",
                e ->
                    e.at(atMillis(from))
                        .lasting(Duration.ofMillis(to - from))
                        .thread(thread)
                        .stack(stack)
                        .set("monitorClass", "app.Ledger")
                        .set("address", address)));
  }

  /** A thread parks. */
  public Scene parks(long thread, long from, long to, String parkedClass, String stack) {
    return add(
        chunk ->
            chunk.event(
                "jdk.ThreadPark",
                e ->
                    e.at(atMillis(from))
                        .lasting(Duration.ofMillis(to - from))
                        .thread(thread)
                        .stack(stack)
                        .set("parkedClass", parkedClass)
                        .set("address", 77L)));
  }

  /** A thread reads from a socket. */
  public Scene reads(long thread, long from, long to, long bytes, String stack) {
    return add(
        chunk ->
            chunk.event(
                "jdk.SocketRead",
                e ->
                    e.at(atMillis(from))
                        .lasting(Duration.ofMillis(to - from))
                        .thread(thread)
                        .stack(stack)
                        .set("bytesRead", bytes)));
  }

  /** A thread waits as an event of a type tells. */
  public Scene waits(String type, long thread, long from, long to, String stack) {
    return add(c -> c.interval(type, atMillis(from), atMillis(to), thread, stack));
  }

  /** A thread is sampled every so many milliseconds. */
  public Scene samples(String type, long thread, long from, long to, long step, String stack) {
    return add(
        chunk -> {
          for (long at = from; at < to; at += step) {
            chunk.sample(type, atMillis(at), thread, stack);
          }
        });
  }

  private Scene add(Consumer<ChunkBuilder> event) {
    events.add(event);
    return this;
  }

  /** Returns what a detector with default thresholds finds. */
  public Detected seenBy(Detector detector) throws IOException {
    return seenBy(detector, Map.of());
  }

  /** Returns what a detector finds. */
  public Detected seenBy(Detector detector, Map<String, Double> thresholds) throws IOException {
    Path file = Files.createTempFile("scene", ".jfr");
    try {
      RecordingBuilder builder = recording();
      for (long id = 1; id <= THREADS; id++) {
        builder.thread(id, "worker-" + id);
      }
      builder
          .chunk(
              chunk -> {
                chunk.durationNanos(10_000_000_000L);
                events.forEach(event -> event.accept(chunk));
              })
          .writeTo(file);
      return Examination.of(file, List.of(Examination.chosen(detector, thresholds)));
    } finally {
      Files.delete(file);
    }
  }
}
