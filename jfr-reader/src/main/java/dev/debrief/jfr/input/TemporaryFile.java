package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.RecordingException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * A private file that bytes are written to once and then read from. Only its owner may open it, and
 * it is gone with the process, however that ends: the JDK unlinks a file that is opened with {@code
 * DELETE_ON_CLOSE} at once where the platform allows (POSIX), and has the system delete it with the
 * last handle elsewhere (Windows). Not safe for use by several threads while it is written.
 */
final class TemporaryFile implements Closeable {
  private static final int CHECK_EVERY_BYTES = 16 << 20;

  private final Path directory;
  private final FileStore store;
  private final long reserveBytes;
  private final FileChannel channel;
  private long uncheckedBytes;

  /**
   * Makes an empty file.
   *
   * @param reserveBytes how much room on the disk it leaves to others
   */
  TemporaryFile(Path directory, long reserveBytes) throws RecordingException {
    this.directory = directory;
    this.reserveBytes = reserveBytes;
    try {
      this.store = Files.getFileStore(directory);
      this.channel = create(directory.resolve("debrief-" + UUID.randomUUID()));
    } catch (IOException e) {
      throw failed("cannot make a temporary file", e);
    }
  }

  private static FileChannel create(Path path) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.DELETE_ON_CLOSE);
    FileAttribute<?>[] ownerOnly =
        path.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(path, options, ownerOnly);
  }

  /**
   * Appends bytes.
   *
   * @throws RecordingException if the disk is full, or would be too full for others
   */
  void write(byte[] bytes, int length) throws RecordingException {
    try {
      uncheckedBytes += length;
      if (uncheckedBytes >= CHECK_EVERY_BYTES) {
        uncheckedBytes = 0;
        requireRoom();
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw failed("cannot write a temporary file", e);
    }
  }

  private void requireRoom() throws RecordingException, IOException {
    long usable = store.getUsableSpace();
    if (usable < reserveBytes) {
      throw new RecordingException(
          "temporary-space",
          "%s: only %,d bytes are free there; unpacking stopped before it fills the disk"
              .formatted(directory, usable));
    }
  }

  private RecordingException failed(String what, IOException cause) {
    return new RecordingException(
        "temporary-file", "%s: %s (%s)".formatted(directory, what, IoReason.of(cause)), cause);
  }

  /** Returns what was written as a source, which owns the file from now on. */
  ByteSource source(String name) throws IOException {
    return new FileByteSource(name, channel);
  }

  /** Deletes the file. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
