package dev.debrief.timeline.query;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are appended and read again: in memory up to a budget, then in a private temporary
 * file, which is deleted when this is closed (by the operating system too, where it can).
 */
final class PagedBytes implements Closeable {
  private static final int PAGE_BYTES = 1 << 20;

  private final long budgetBytes;
  private final Path directory;
  private final List<byte[]> pages = new ArrayList<>();
  private long size;
  private long flushed;
  private @Nullable Path file;
  private @Nullable FileChannel channel;

  /**
   * @param budgetBytes how much is kept in memory
   * @param directory where the file is made once there is more
   */
  PagedBytes(long budgetBytes, Path directory) {
    this.budgetBytes = budgetBytes;
    this.directory = directory;
  }

  /** Appends bytes and returns their position. */
  long append(byte[] bytes) throws IOException {
    long position = size;
    int done = 0;
    while (done < bytes.length) {
      int offset = (int) (size % PAGE_BYTES);
      if (offset == 0) {
        addPage();
      }
      int length = Math.min(bytes.length - done, PAGE_BYTES - offset);
      System.arraycopy(bytes, done, pages.get(pages.size() - 1), offset, length);
      done += length;
      size += length;
    }
    return position;
  }

  /** Over the budget the full page is written, and used again. */
  private void addPage() throws IOException {
    if ((pages.size() + 1L) * PAGE_BYTES <= budgetBytes || pages.isEmpty()) {
      pages.add(new byte[PAGE_BYTES]);
      return;
    }
    byte[] last = pages.get(pages.size() - 1);
    write(last);
  }

  private void write(byte[] page) throws IOException {
    if (channel == null) {
      file = Files.createTempFile(directory, "debrief-", ".segments");
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    ByteBuffer bytes = ByteBuffer.wrap(page);
    while (bytes.hasRemaining()) {
      channel.write(bytes, flushed + bytes.position());
    }
    flushed += PAGE_BYTES;
  }

  /**
   * Some bytes of an array, which nobody changes.
   *
   * @param offset where they begin
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Piece(byte[] array, int offset) {}

  /** Returns bytes that were appended; to be called once all of them were. */
  Piece read(long position, int length) throws IOException {
    int offset = (int) (position % PAGE_BYTES);
    byte[] page = inMemory(position / PAGE_BYTES);
    if (page != null && offset + length <= PAGE_BYTES) {
      return new Piece(page, offset);
    }
    byte[] bytes = new byte[length];
    for (int done = 0; done < length; ) {
      done += copy(position + done, bytes, done);
    }
    return new Piece(bytes, 0);
  }

  /** Copies bytes up to the end of their page, and returns how many. */
  private int copy(long position, byte[] into, int at) throws IOException {
    int offset = (int) (position % PAGE_BYTES);
    int length = Math.min(into.length - at, PAGE_BYTES - offset);
    byte[] page = inMemory(position / PAGE_BYTES);
    if (page == null) {
      readFile(position - (pages.size() - 1L) * PAGE_BYTES, ByteBuffer.wrap(into, at, length));
    } else {
      System.arraycopy(page, offset, into, at, length);
    }
    return length;
  }

  /** Returns a page, null if it is in the file: all but the first ones and the last. */
  private byte @Nullable [] inMemory(long page) {
    int last = pages.size() - 1;
    if (page < last) {
      return pages.get((int) page);
    }
    return page == last + flushed / PAGE_BYTES ? pages.get(last) : null;
  }

  private void readFile(long position, ByteBuffer into) throws IOException {
    FileChannel open = channel;
    long at = position;
    while (into.hasRemaining()) {
      int read = open == null ? -1 : open.read(into, at);
      if (read < 0) {
        throw new IOException("the temporary file with the recording's segments is too short");
      }
      at += read;
    }
  }

  /** Returns how many bytes are in the file. */
  long sizeInFile() {
    return flushed;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
