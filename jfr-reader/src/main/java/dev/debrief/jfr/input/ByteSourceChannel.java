package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A read-only channel over a {@link ByteSource}, for decompressors that want one. Closing it leaves
 * the source open. Not safe for use by several threads.
 */
final class ByteSourceChannel implements SeekableByteChannel {
  private final ByteSource source;
  private long position;
  private boolean open = true;

  ByteSourceChannel(ByteSource source) {
    this.source = source;
  }

  /** Returns a stream over all bytes of a source; it need not be closed. */
  static InputStream stream(ByteSource source) {
    return new BufferedInputStream(Channels.newInputStream(new ByteSourceChannel(source)), 1 << 16);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    byte[] bytes = new byte[Math.min(target.remaining(), 1 << 16)];
    int read = source.read(position, bytes, 0, bytes.length);
    if (read == 0 && bytes.length > 0) {
      return -1;
    }
    target.put(bytes, 0, read);
    position += read;
    return read;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return source.sizeBytes();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
