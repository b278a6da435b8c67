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

  /** Returns bytes that were appended. */
  byte[] read(long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      long at = position + done;
      int offset = (int) (at % PAGE_BYTES);
      int piece = Math.min(length - done, PAGE_BYTES - offset);
      long page = at / PAGE_BYTES;
      long written = flushed / PAGE_BYTES;
      if (page < pages.size() - 1L || written == 0) {
        System.arraycopy(pages.get((int) page), offset, bytes, done, piece);
      } else if (page < pages.size() - 1L + written) {
        readFile(at - (pages.size() - 1L) * PAGE_BYTES, ByteBuffer.wrap(bytes, done, piece));
      } else {
        System.arraycopy(pages.get(pages.size() - 1), offset, bytes, done, piece);
      }
      done += piece;
    }
    return bytes;
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
