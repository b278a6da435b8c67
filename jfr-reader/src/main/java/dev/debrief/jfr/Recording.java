package dev.debrief.jfr;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * A recording as a source of chunks: one file, one entry of an archive, standard input, or the
 * chunk files of a repository directory in their order. Closing it closes its files and deletes
 * what was unpacked for it.
 */
public final class Recording implements Closeable {
  private final String name;
  private final List<ByteSource> files;

  /**
   * @param name the recording's name for people and for output directories: the file name without
   *     {@code .gz/.lz4/.zip} and {@code .jfr}, {@code stdin}, or the repository's name
   * @param files its files in chunk order, at least one; owned by the recording from now on
   */
  public Recording(String name, List<ByteSource> files) {
    this.name = Objects.requireNonNull(name, "name");
    this.files = List.copyOf(files);
    if (this.files.isEmpty()) {
      throw new IllegalArgumentException("a recording has at least one file");
    }
  }

  /** Returns the name, see {@link #Recording}. */
  public String name() {
    return name;
  }

  /** Returns the files in chunk order. */
  public List<ByteSource> files() {
    return files;
  }

  /** Returns the number of (unpacked) bytes of all files. */
  public long sizeBytes() {
    return files.stream().mapToLong(ByteSource::sizeBytes).sum();
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (ByteSource file : files) {
      try {
        file.close();
      } catch (IOException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
