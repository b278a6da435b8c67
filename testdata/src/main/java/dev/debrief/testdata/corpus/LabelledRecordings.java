package dev.debrief.testdata.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The recordings with which detectors are judged: programs with known waste and programs that only
 * look like it, with the truth about each.
 */
public final class LabelledRecordings {
  private static final String RECORDING_ENDING = ".jfr.gz";
  private static final String TRUTH_ENDING = ".truth.jsonl";

  private LabelledRecordings() {}

  /**
   * A recording with its truth.
   *
   * @param name without ending
   * @param recording the file, compressed with gzip
   */
  public record LabelledRecording(String name, Path recording, LabelledTruth truth) {}

  /** Returns the folder of the recordings and truth files. */
  public static Path folder() {
    return ProjectRecordings.folder().resolve("labelled");
  }

  /**
   * Returns all recordings, by name.
   *
   * @throws UncheckedIOException if a file cannot be read, or a recording has no truth file
   * @throws IllegalStateException if a truth file is malformed
   */
  public static List<LabelledRecording> all() {
    return names(RECORDING_ENDING).stream().map(LabelledRecordings::named).toList();
  }

  /**
   * Returns one recording, such as {@code tail-wait-receipt-jdk25}.
   *
   * @throws UncheckedIOException if its truth file cannot be read
   */
  public static LabelledRecording named(String name) {
    try {
      LabelledTruth truth = new LabelledTruthParser().parse(folder().resolve(name + TRUTH_ENDING));
      return new LabelledRecording(name, folder().resolve(name + RECORDING_ENDING), truth);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names of the files with an ending, sorted and without it. */
  static List<String> names(String ending) {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
