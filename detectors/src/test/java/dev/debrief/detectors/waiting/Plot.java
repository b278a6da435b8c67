package dev.debrief.detectors.waiting;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;

import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.Examination;
import dev.debrief.detectors.Finding;
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

/** A recording of a few threads, told piece by piece; times in milliseconds. */
final class Plot {
  static final long MAIN = 1;
  static final long WORKER = 2;
  static final long OTHER = 3;

  static final String WORK = "app.Run.work:9 < app.Run.main:3";
  static final String TASK =
      "app.Task.call:7 < java.util.concurrent.FutureTask.run:264"
          + " < java.util.concurrent.ThreadPoolExecutor.runWorker:1136";
  static final String IDLE =
      "jdk.internal.misc.Unsafe.park < java.util.concurrent.ThreadPoolExecutor.getTask:1062"
          + " < java.util.concurrent.ThreadPoolExecutor.runWorker:1122";
  static final String GET =
      "jdk.internal.misc.Unsafe.park < java.util.concurrent.FutureTask.get:190"
          + " < app.Run.await:20 < app.Run.main:5";
  static final String JOIN =
      "java.lang.Object.wait < java.lang.Thread.join:1304 < app.Run.finish:30 < app.Run.main:6";
  static final String SLEEP = "java.lang.Thread.sleep < ";

  private final List<Consumer<ChunkBuilder>> pieces = new ArrayList<>();
  private final String workerName;
  private long endMillis;

  Plot(String workerName) {
    this.workerName = workerName;
  }

  /** The recording goes on until then, whether there are events or not. */
  Plot until(long millis) {
    endMillis = Math.max(endMillis, millis);
    return this;
  }

  Plot runs(long thread, long from, long to, String stack) {
    until(to);
    return piece(
        chunk -> {
          for (long at = from; at < to; at += 10) {
            chunk.sample("jdk.ExecutionSample", atMillis(at), thread, stack);
          }
        });
  }

  Plot waits(String type, long thread, long from, long to, String stack) {
    until(to);
    return piece(c -> c.interval(type, atMillis(from), atMillis(to), thread, stack));
  }

  Plot parks(long thread, long from, long to, String stack) {
    return waits("jdk.ThreadPark", thread, from, to, stack);
  }

  /** A join that the event says the worker ended. */
  Plot joins(long from, long to) {
    until(to);
    return piece(
        chunk ->
            chunk.event(
                "jdk.JavaMonitorWait",
                e ->
                    e.at(atMillis(from))
                        .lasting(Duration.ofMillis(to - from))
                        .thread(MAIN)
                        .stack(JOIN)
                        .set("monitorClass", "java.lang.Thread")
                        .set("notifier", WORKER)));
  }

  private Plot piece(Consumer<ChunkBuilder> piece) {
    pieces.add(piece);
    return this;
  }

  List<Finding> seenBy(Detector detector) throws IOException {
    Detected detected = detected(detector);
    if (!detected.failures().isEmpty()) {
      throw new IllegalStateException(detected.failures().toString());
    }
    return detected.findings();
  }

  Detected detected(Detector detector) throws IOException {
    Path file = Files.createTempFile("plot", ".jfr");
    try {
      RecordingBuilder builder =
          recording()
              .thread(MAIN, "main")
              .thread(WORKER, workerName)
              .thread(OTHER, "other")
              .thread(4, "worker-2");
      builder
          .chunk(
              chunk ->
                  pieces.forEach(
                      piece -> piece.accept(chunk.durationNanos((endMillis + 20) * 1_000_000))))
          .writeTo(file);
      return Examination.of(file, List.of(Examination.chosen(detector, Map.of())));
    } finally {
      Files.delete(file);
    }
  }
}
