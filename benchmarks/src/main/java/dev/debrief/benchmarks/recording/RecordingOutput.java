package dev.debrief.benchmarks.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A recording's file as it is written: chunk after chunk, each header when its chunk is done. */
final class RecordingOutput implements AutoCloseable {
  private static final int HEADER_BYTES = 68;
  private static final int BUFFER_BYTES = 1 << 20;
  private static final byte[] MAGIC = "FLR\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int COMPRESSED_INTEGERS = 1;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private long written;
  private long chunkStart;

  /**
   * What a chunk's header says.
   *
   * @param minorVersion 1 for HotSpot, 0 for async-profiler
   * @param poolOffset where the last checkpoint begins, from the chunk's start
   * @param metadataOffset where the metadata begins, from the chunk's start
   */
  record Header(
      int minorVersion,
      long poolOffset,
      long metadataOffset,
      long startNanos,
      long durationNanos,
      long startTicks) {}

  RecordingOutput(Path path) throws IOException {
    file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /** Begins a chunk. */
  void beginChunk() throws IOException {
    chunkStart = written;
    append(new byte[HEADER_BYTES], HEADER_BYTES);
  }

  /** Returns how many bytes the file has. */
  long fileBytes() {
    return written;
  }

  /** Returns how many bytes the chunk has, which is where in it the next byte goes. */
  long chunkBytes() {
    return written - chunkStart;
  }

  /** Appends what the given bytes hold, and empties them. */
  void drain(EventBytes source) throws IOException {
    append(source.array(), source.size());
    source.clear();
  }

  private void append(byte[] source, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int step = Math.min(length - done, buffer.remaining());
      buffer.put(source, done, step);
      done += step;
    }
    written += length;
  }

  /** Ends the chunk. */
  void endChunk(Header header) throws IOException {
    flush();
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES);
    bytes.put(MAGIC).putShort((short) 2).putShort((short) header.minorVersion());
    bytes.putLong(chunkBytes()).putLong(header.poolOffset()).putLong(header.metadataOffset());
    bytes.putLong(header.startNanos()).putLong(header.durationNanos());
    bytes.putLong(header.startTicks()).putLong(Clock.TICKS_PER_SECOND);
    bytes.putInt(COMPRESSED_INTEGERS).flip();
    long position = chunkStart;
    while (bytes.hasRemaining()) {
      position += file.write(bytes, position);
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
