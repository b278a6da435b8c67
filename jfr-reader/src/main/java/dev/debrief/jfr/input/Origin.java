package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the bytes of a file come from, as they lie there. */
sealed interface Origin {
  /** Returns what the file is called. */
  SourceName name();

  /**
   * Opens the file. May be called several times; each source is closed on its own.
   *
   * @throws RecordingException with the code {@code no-such-file} or {@code unreadable-file}
   */
  ByteSource open() throws RecordingException;

  /** A file on disk. */
  record OnDisk(Path file) implements Origin {
    @Override
    public SourceName name() {
      return SourceName.of(file);
    }

    @Override
    public ByteSource open() throws RecordingException {
      try {
        return FileByteSource.open(file);
      } catch (NoSuchFileException e) {
        throw new RecordingException(
            "no-such-file", file + ": no such file; was it deleted meanwhile?", e);
      } catch (IOException e) {
        throw unreadable(name(), e);
      }
    }
  }

  /**
   * A stream that was copied into a temporary file, which somebody else closes in the end.
   *
   * @param copy the temporary file
   */
  record Spooled(SourceName name, ByteSource copy) implements Origin {
    @Override
    public ByteSource open() {
      return new Borrowed(copy);
    }
  }

  /** A source that stays open when it is closed. */
  record Borrowed(ByteSource owned) implements ByteSource {
    @Override
    public String name() {
      return owned.name();
    }

    @Override
    public long sizeBytes() {
      return owned.sizeBytes();
    }

    @Override
    public int read(long positionBytes, byte[] target, int offset, int length) throws IOException {
      return owned.read(positionBytes, target, offset, length);
    }

    @Override
    public void close() {}
  }

  /** Returns what to say of a file that exists, but fails to be read. */
  static RecordingException unreadable(SourceName name, IOException cause) {
    return new RecordingException(
        "unreadable-file", name.path() + ": cannot be read: " + IoReason.of(cause), cause);
  }
}
