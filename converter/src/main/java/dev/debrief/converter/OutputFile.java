package dev.debrief.converter;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file of an {@link OutputDirectory} that is being written. For one thread. */
public final class OutputFile implements Closeable {
  private static final int SLICE = 1 << 16;

  private final OutputDirectory directory;
  private final Place place;
  private final OutputStream stream;
  private boolean closed;

  /** Where a file is while it is written and where it will be. */
  record Place(String name, String type, Path temporary, Path target) {}

  OutputFile(OutputDirectory directory, Place place, OutputStream stream) {
    this.directory = directory;
    this.place = place;
    this.stream = stream;
  }

  /** Returns where to write to; {@link #finish} closes it. */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Writes bytes, a slice after the other: a channel copies what it is given at once to memory of
   * its own, which it makes and keeps.
   */
  void write(byte[] bytes, int from, int length) throws IOException {
    for (int done = 0; done < length; done += SLICE) {
      stream.write(bytes, from + done, Math.min(SLICE, length - done));
    }
  }

  /**
   * Gives the file its name.
   *
   * @param startNanos first instant that the file tells of
   * @param endNanos last instant
   * @throws OutputException if it cannot be written to its end or renamed; it is gone then
   */
  public Output finish(long samples, long startNanos, long endNanos) throws OutputException {
    try {
      stream.close();
      long bytes = Files.size(place.temporary);
      rename();
      Output output = new Output(place.name, place.type, samples, startNanos, endNanos, bytes);
      directory.finished(this, output);
      closed = true;
      return output;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Returns {@code cause} as a failure to write this file, which is abandoned. */
  public OutputException failed(IOException cause) {
    close();
    return new OutputException(place.target, cause);
  }

  private void rename() throws IOException {
    @Nullable Path parent = place.target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.move(place.temporary, place.target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(place.temporary, place.target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes the file if it was not finished. What cannot be deleted goes with the next run. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      stream.close();
    } catch (IOException e) {
      // The file is abandoned: what did not reach it does not matter.
    }
    try {
      Files.deleteIfExists(place.temporary);
    } catch (IOException e) {
      // OutputDirectory.open removes temporary files that were left behind.
    }
  }
}
