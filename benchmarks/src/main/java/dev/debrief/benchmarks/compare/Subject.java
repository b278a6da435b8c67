package dev.debrief.benchmarks.compare;

import dev.debrief.benchmarks.recording.RecordingShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A recording that the tools are compared on. */
enum Subject {
  SMALL("small", "small, 400 kB", RecordingShape.SMALL, 400 << 10, true),
  JDK_100("jdk-100m", "JDK-like, 100 MB", RecordingShape.JDK, 100 << 20, true),
  ASYNC_100("async-100m", "async-profiler, 100 MB", RecordingShape.ASYNC, 100 << 20, true),
  JDK_500("jdk-500m", "JDK-like, 500 MB", RecordingShape.JDK, 500 << 20, false),
  JDK_2000("jdk-2g", "JDK-like, 2 GB", RecordingShape.JDK, 2L << 30, false);

  private final String id;
  private final String label;
  private final RecordingShape shape;
  private final long sizeBytes;
  private final boolean quick;

  Subject(String id, String label, RecordingShape shape, long sizeBytes, boolean quick) {
    this.id = id;
    this.label = label;
    this.shape = shape;
    this.sizeBytes = sizeBytes;
    this.quick = quick;
  }

  /** Returns its name in file names and options. */
  String id() {
    return id;
  }

  /** Returns its name in tables. */
  String label() {
    return label;
  }

  long sizeBytes() {
    return sizeBytes;
  }

  /** Returns whether a quick comparison has it. */
  boolean quick() {
    return quick;
  }

  /**
   * Returns its file, generated unless it is there and as new as the generator.
   *
   * @param generator the program that holds the generator
   */
  Path file(Path directory, Path generator) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(id + ".jfr");
    boolean fresh =
        Files.exists(file)
            && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(generator)) > 0;
    if (!fresh) {
      Path part = directory.resolve(id + ".part");
      shape.write(sizeBytes, part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** Reads a file once, so that it is in memory when the tools read it. */
  static void warm(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
