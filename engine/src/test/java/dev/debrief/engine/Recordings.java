package dev.debrief.engine;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;

import dev.debrief.testdata.jfr.RecordingBuilder;
import java.io.IOException;
import java.nio.file.Path;

/** Recordings for the tests of the engine. */
final class Recordings {
  private Recordings() {}

  /** Two threads for 40 s: one computes, the other waits for it from second 5 to 35. */
  static RecordingBuilder twoThreads() {
    return RecordingBuilder.recording()
        .thread(1, "main")
        .thread(20, "worker")
        .chunk(
            chunk -> {
              chunk.setting("jdk.ExecutionSample", "period", "20 ms");
              chunk.setting("jdk.ThreadPark", "threshold", "20 ms");
              for (int i = 0; i < 2_000; i++) {
                chunk.sample(
                    "jdk.ExecutionSample", atMillis(20L * i), 20, "a.Work.step < a.Work.run");
              }
              chunk.interval(
                  "jdk.JavaMonitorWait",
                  atMillis(5_000),
                  atMillis(35_000),
                  1,
                  "java.lang.Object.wait < java.lang.Thread.join < a.Main.main");
            });
  }

  /** A recording in which no thread was ever looked at. */
  static RecordingBuilder nothingToShow() {
    return RecordingBuilder.recording()
        .chunk(chunk -> chunk.event("jdk.CPULoad", e -> e.at(atMillis(10))));
  }

  static Path write(RecordingBuilder recording, Path directory, String name) throws IOException {
    return recording.writeTo(directory.resolve(name));
  }
}
