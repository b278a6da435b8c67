package dev.debrief.engine;

import dev.debrief.converter.Output;
import dev.debrief.converter.OutputDirectory;
import dev.debrief.converter.OutputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The outputs of one recording as a whole: with the manifest in place they stay; a conversion that
 * ends before leaves nothing behind.
 */
final class Delivery implements Closeable {
  private final OutputDirectory directory;
  private final boolean existedBefore;
  private boolean complete;

  private Delivery(OutputDirectory directory, boolean existedBefore) {
    this.directory = directory;
    this.existedBefore = existedBefore;
  }

  /**
   * Opens a directory, clearing away what an earlier run left in it.
   *
   * @throws OutputException if it cannot be made or cleared
   */
  static Delivery to(Path path) throws OutputException {
    boolean existedBefore = Files.exists(path);
    return new Delivery(OutputDirectory.open(path), existedBefore);
  }

  /** Returns where files go. */
  OutputDirectory directory() {
    return directory;
  }

  /** Returns what was written so far. */
  List<Output> outputs() {
    return directory.outputs();
  }

  /** Keeps what was written. */
  void complete() {
    complete = true;
  }

  @Override
  public void close() throws IOException {
    directory.close();
    if (complete) {
      return;
    }
    for (Output output : directory.outputs()) {
      Files.deleteIfExists(directory.path().resolve(output.file()));
    }
    if (!existedBefore) {
      try {
        Files.deleteIfExists(directory.path());
      } catch (DirectoryNotEmptyException e) {
        // Somebody else put something there meanwhile.
      }
    }
  }
}
