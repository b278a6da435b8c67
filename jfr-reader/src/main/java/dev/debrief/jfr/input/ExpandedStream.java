package dev.debrief.jfr.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of a decompressor, up to a limit. A decompressor that fails in the middle of a
 * read has often filled part of the buffer before; that part is handed out first, and the failure
 * comes with the next read.
 */
final class ExpandedStream extends InputStream {
  private final InputStream decompressor;
  private final LongSupplier producedBytes;
  private final ExpansionLimit limit;
  private long givenBytes;
  private @Nullable IOException failure;

  /**
   * @param producedBytes how many bytes the decompressor has put into buffers so far, failed reads
   *     included
   */
  ExpandedStream(InputStream decompressor, LongSupplier producedBytes, ExpansionLimit limit) {
    this.decompressor = decompressor;
    this.producedBytes = producedBytes;
    this.limit = limit;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    int read;
    try {
      read = decompressor.read(target, offset, length);
    } catch (IOException e) {
      failure = e;
      read = (int) Math.min(length, producedBytes.getAsLong() - givenBytes);
      if (read <= 0) {
        throw e;
      }
    }
    givenBytes += Math.max(0, read);
    if (givenBytes > limit.bytes()) {
      throw new ExpansionLimit.ExceededException();
    }
    return read;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public void close() throws IOException {
    decompressor.close();
  }
}
