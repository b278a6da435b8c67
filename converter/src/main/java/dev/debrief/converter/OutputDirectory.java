package dev.debrief.converter;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The directory that the outputs of one recording go to. Files get a temporary name and are renamed
 * when they are complete, so that whoever looks never sees half a file. For one thread.
 */
public final class OutputDirectory implements Closeable {
  /** The file that names all others. */
  public static final String MANIFEST = "manifest.json";

  private static final String TEMPORARY = ".debrief-tmp";

  private final Path path;
  private final List<Output> outputs = new ArrayList<>();
  private final Set<OutputFile> unfinished = new LinkedHashSet<>();

  private OutputDirectory(Path path) {
    this.path = path;
  }

  /**
   * Opens a directory, which is made if it does not exist. Removes the files that the manifest of
   * an earlier run names, that manifest, and temporary files of a run that was killed; nothing
   * else.
   *
   * @throws OutputException if it cannot be made, read or cleared
   */
  public static OutputDirectory open(Path path) throws OutputException {
    Path entry = path;
    try {
      Files.createDirectories(path);
      for (Path file : EarlierRun.filesIn(path)) {
        entry = file;
        Files.deleteIfExists(file);
      }
      try (DirectoryStream<Path> left = Files.newDirectoryStream(path, "*" + TEMPORARY)) {
        for (Path file : left) {
          entry = file;
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new OutputException(entry, e);
    }
    return new OutputDirectory(path);
  }

  /** Returns where it is. */
  public Path path() {
    return path;
  }

  /**
   * Starts a file, which appears under its name when it is finished.
   *
   * @param name plain relative name; directories in it are made
   * @param type what the file holds, see {@link Output#type}
   * @throws OutputException if it cannot be made
   * @throws IllegalArgumentException if the name leads out of the directory
   */
  public OutputFile create(String name, String type) throws OutputException {
    Path target =
        EarlierRun.inside(path, name).orElseThrow(() -> new IllegalArgumentException(name));
    Path temporary = path.resolve(target.getFileName() + TEMPORARY);
    try {
      OutputFile file =
          new OutputFile(
              this,
              new OutputFile.Place(name, type, temporary, target),
              new BufferedOutputStream(Files.newOutputStream(temporary)));
      unfinished.add(file);
      return file;
    } catch (IOException e) {
      throw new OutputException(target, e);
    }
  }

  /** Returns the finished files in the order in which they were finished. */
  public List<Output> outputs() {
    return List.copyOf(outputs);
  }

  void finished(OutputFile file, Output output) {
    unfinished.remove(file);
    outputs.add(output);
  }

  /** Deletes files that were not finished; finished ones stay. */
  @Override
  public void close() {
    List.copyOf(unfinished).forEach(OutputFile::close);
    unfinished.clear();
  }
}
