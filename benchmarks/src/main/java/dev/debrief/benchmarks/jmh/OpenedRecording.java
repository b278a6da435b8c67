package dev.debrief.benchmarks.jmh;

import dev.debrief.benchmarks.recording.RecordingShape;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.jfr.input.FoundInputs;
import dev.debrief.jfr.input.InputOptions;
import dev.debrief.jfr.input.RecordingFinder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A generated recording that is open for reading, in a temporary directory of its own. */
final class OpenedRecording implements Closeable {
  private static final String NAME = "jdk.jfr";

  private final Path directory;
  private final FoundInputs found;
  private final Recording recording;

  private OpenedRecording(Path directory, FoundInputs found, Recording recording) {
    this.directory = directory;
    this.found = found;
    this.recording = recording;
  }

  /** Generates a JDK-like recording and opens it. */
  static OpenedRecording generate(long sizeBytes) throws IOException, RecordingException {
    Path directory = Files.createTempDirectory("debrief-jmh");
    Path file = directory.resolve(NAME);
    RecordingShape.JDK.write(sizeBytes, file);
    FoundInputs found =
        new RecordingFinder(InputOptions.defaults(directory)).find(List.of(file.toString()));
    return new OpenedRecording(directory, found, found.inputs().get(0).open(new Diagnostics()));
  }

  /** Returns a new reader of the recording. */
  RecordingReader reader() throws IOException, RecordingException {
    return RecordingReader.open(recording);
  }

  /** Returns the file. */
  Path file() {
    return directory.resolve(NAME);
  }

  /** Returns the directory, for results. */
  Path directory() {
    return directory;
  }

  @Override
  public void close() throws IOException {
    recording.close();
    found.close();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
