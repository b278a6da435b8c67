package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of one file, by positioned reads. Nothing is mapped: a mapped file that shrinks kills
 * the JVM, and mapped pages count as resident memory. The size is fixed when the source is made, so
 * that a file which still grows reads the same for everybody; one that shrinks ends early. Safe for
 * use by several threads, but interrupting a thread that reads closes the file for all of them.
 */
public final class FileByteSource implements ByteSource {
  /** The JDK copies through a native buffer as large as the read, and keeps it with the thread. */
  private static final int MAX_READ_BYTES = 1 << 20;

  private final String name;
  private final FileChannel channel;
  private final long sizeBytes;

  /** Takes over an open channel, whose size now is the size of the source. */
  FileByteSource(String name, FileChannel channel) throws IOException {
    this.name = name;
    this.channel = channel;
    this.sizeBytes = channel.size();
  }

  /**
   * Opens a file.
   *
   * @param file a regular file
   * @throws IOException if it does not exist or cannot be read
   */
  public static FileByteSource open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new FileByteSource(String.valueOf(file.getFileName()), channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public int read(long positionBytes, byte[] target, int offset, int length) throws IOException {
    int wanted = (int) Math.max(0, Math.min(length, sizeBytes - positionBytes));
    int done = 0;
    while (done < wanted) {
      int part = Math.min(wanted - done, MAX_READ_BYTES);
      int read = channel.read(ByteBuffer.wrap(target, offset + done, part), positionBytes + done);
      if (read < 0) {
        break;
      }
      done += read;
    }
    return done;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
