package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.RecordingException;
import java.io.IOException;
import java.util.Comparator;

/** One file of a recording, not opened yet: a file of its own, or an entry of a zip archive. */
sealed interface RecordingFile permits RecordingFile.Whole, ZipRecordings.Entry {
  /** The order of chunk files of one JVM: by path without endings, numbers by value. */
  Comparator<RecordingFile> NAME_ORDER =
      Comparator.<RecordingFile, String>comparing(
              file -> FileNames.withoutEndings(file.name().path()), new NaturalOrder())
          .thenComparing(file -> file.name().path());

  /** Returns what the file is called. */
  SourceName name();

  /**
   * Opens the file and unpacks it where needed.
   *
   * @param notes takes what was lost in unpacking
   * @throws RecordingException if there is no chunk to be found
   */
  ByteSource open(Diagnostics notes) throws RecordingException;

  /**
   * A file that is one recording, plain or compressed.
   *
   * @param origin where it lies
   */
  record Whole(Origin origin, Unpacker unpacker) implements RecordingFile {
    @Override
    public SourceName name() {
      return origin.name();
    }

    @Override
    public ByteSource open(Diagnostics notes) throws RecordingException {
      ByteSource plain = origin.open();
      boolean kept = false;
      try {
        if (!Content.of(plain).isStream()) {
          Unrecognized.requireRecording(plain, name().path());
          kept = true;
          return plain;
        }
        return unpacked(plain, notes);
      } catch (IOException e) {
        throw Origin.unreadable(name(), e);
      } finally {
        if (!kept) {
          closeQuietly(plain);
        }
      }
    }

    private ByteSource unpacked(ByteSource packed, Diagnostics notes) throws RecordingException {
      return checked(
          unpacker.unpack(
              ByteSourceChannel.stream(packed), unpacker.limit(packed.sizeBytes()), name(), notes),
          name());
    }
  }

  /** Returns an unpacked source if it is a recording, else closes it. */
  static ByteSource checked(ByteSource unpacked, SourceName name) throws RecordingException {
    boolean kept = false;
    try {
      Unrecognized.requireRecording(unpacked, name.path());
      kept = true;
      return unpacked;
    } catch (IOException e) {
      throw Origin.unreadable(name, e);
    } finally {
      if (!kept) {
        closeQuietly(unpacked);
      }
    }
  }

  /** Closes a source that was only read: a failure has lost nothing. */
  static void closeQuietly(ByteSource source) {
    try {
      source.close();
    } catch (IOException e) {
      // What was needed of it has been read, or its failure is already on its way.
    }
  }
}
