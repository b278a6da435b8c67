package dev.debrief.benchmarks.peers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Steps from event to event and reads nothing of them but size and type: the least one can do. */
public final class HeaderScan {
  private static final int CHUNK_HEADER_BYTES = 68;
  private static final int CHUNK_SIZE_OFFSET = 8;
  private static final int EVENT_HEADER_BYTES = 18;
  private static final int BUFFER_BYTES = 1 << 20;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private long bufferStart;
  private long types;

  private HeaderScan(FileChannel file) {
    this.file = file;
    buffer.limit(0);
  }

  /** Scans the recording that the argument names. */
  public static void main(String[] args) throws IOException {
    System.out.println(count(Path.of(args[0])) + " events");
  }

  /** Returns the number of events in a recording, checkpoints and metadata included. */
  static long count(Path recording) throws IOException {
    try (FileChannel file = FileChannel.open(recording, StandardOpenOption.READ)) {
      return new HeaderScan(file).scan();
    }
  }

  private long scan() throws IOException {
    long count = 0;
    long chunk = 0;
    while (chunk < file.size()) {
      require(chunk, CHUNK_HEADER_BYTES);
      long end = chunk + buffer.getLong(buffer.position() + CHUNK_SIZE_OFFSET);
      long event = chunk + CHUNK_HEADER_BYTES;
      while (event < end) {
        require(event, EVENT_HEADER_BYTES);
        long size = integer();
        types += integer();
        if (size <= 0) {
          throw new IOException("no size at byte " + event);
        }
        event += size;
        count++;
      }
      chunk = end;
    }
    return types < 0 ? -1 : count;
  }

  /** Moves the buffer so that it holds so many bytes from an offset, if the file has them. */
  private void require(long offset, int length) throws IOException {
    long place = offset - bufferStart;
    if (place < 0 || place + length > buffer.limit()) {
      buffer.clear();
      bufferStart = offset;
      int read = 0;
      while (read >= 0 && buffer.position() < length) {
        read = file.read(buffer, offset + buffer.position());
      }
      buffer.flip();
      place = 0;
    }
    buffer.position((int) place);
  }

  private long integer() {
    long value = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      byte octet = buffer.get();
      value |= (octet & 0x7FL) << shift;
      if (octet >= 0) {
        return value;
      }
    }
    return value | (buffer.get() & 0xFFL) << 56;
  }
}
