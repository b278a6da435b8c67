package dev.debrief.timeline.spanfile;

import dev.debrief.jfr.RecordingException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unpacked if it is packed with gzip, and not more than a bound of them. */
final class ExpandedBytes extends FilterInputStream {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MAGIC_BYTES = 4;
  private static final int GZIP = 0x1f8b;
  private static final int ZSTD = 0x28b5;

  private final long limit;
  private long given;

  private ExpandedBytes(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** Ends a stream that gives more than it may. */
  static final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    LimitException(long limit) {
      super("stopped after unpacking %,d bytes: the bound is --max-expanded-size".formatted(limit));
    }
  }

  /**
   * Opens a file.
   *
   * @throws RecordingException if it is packed in a way that is not read
   */
  static InputStream of(Path path, long limit) throws RecordingException, IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
    try {
      file.mark(MAGIC_BYTES);
      int magic = file.read() << 8 | file.read();
      file.reset();
      if (magic == ZSTD) {
        throw new RecordingException(
            "no-span-file", path + " is packed with zstd; unpack it first");
      }
      if (magic != GZIP) {
        return file;
      }
      InputStream unpacked = new GZIPInputStream(file, BUFFER_BYTES);
      return new BufferedInputStream(new ExpandedBytes(unpacked, limit), BUFFER_BYTES);
    } catch (IOException | RecordingException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int read) throws IOException {
    given += read;
    if (given > limit) {
      throw new LimitException(limit);
    }
  }
}
