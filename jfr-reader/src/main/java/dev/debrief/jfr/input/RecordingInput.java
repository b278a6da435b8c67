package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import java.util.ArrayList;
import java.util.List;

/** One input that is meant to be a recording, found but not opened. Safe for several threads. */
public final class RecordingInput {
  private final String name;
  private final String displayName;
  private final List<RecordingFile> files;

  RecordingInput(String name, String displayName, List<RecordingFile> files) {
    this.name = name;
    this.displayName = displayName;
    this.files = List.copyOf(files);
  }

  /**
   * Returns the name for outputs, different for all inputs of a run: the file name without {@code
   * .gz/.lz4/.zip} and {@code .jfr}, {@code stdin}, or the repository's name.
   */
  public String name() {
    return name;
  }

  /** Returns what the user knows the input as: its path, {@code a.zip!/app.jfr}, {@code stdin}. */
  public String displayName() {
    return displayName;
  }

  /**
   * Opens the input, unpacking it into a private temporary file where it is packed. Of an input
   * with several files, those that are no recordings are left out with a note.
   *
   * @param notes takes what was lost, as {@link Diagnostic.Level#DATA_LOSS}
   * @return the recording, to be closed by the caller; it holds at least the start of a chunk
   * @throws RecordingException if there is no chunk in it, or it cannot be read
   */
  public Recording open(Diagnostics notes) throws RecordingException {
    List<ByteSource> sources = new ArrayList<>();
    boolean opened = false;
    try {
      for (RecordingFile file : files) {
        open(file, sources, notes);
      }
      if (sources.isEmpty()) {
        throw new RecordingException(
            "not-a-recording",
            "%s: none of its %d files is a recording".formatted(displayName, files.size()));
      }
      opened = true;
      return new Recording(name, sources);
    } finally {
      if (!opened) {
        sources.forEach(RecordingFile::closeQuietly);
      }
    }
  }

  private void open(RecordingFile file, List<ByteSource> sources, Diagnostics notes)
      throws RecordingException {
    try {
      sources.add(file.open(notes));
    } catch (RecordingException e) {
      if (files.size() == 1) {
        throw e;
      }
      notes.add(
          e.code(),
          levelOf(e),
          String.valueOf(e.getMessage()),
          new Diagnostic.Position(file.name().shortName(), 0, 0, 0));
    }
  }

  /** A chunk that a living JVM has only just begun is an empty file: nothing is lost with it. */
  private static Diagnostic.Level levelOf(RecordingException failure) {
    return failure.code().equals("empty-file") ? Diagnostic.Level.INFO : Diagnostic.Level.DATA_LOSS;
  }

  @Override
  public String toString() {
    return displayName;
  }
}
