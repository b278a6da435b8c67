package dev.debrief.engine;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;

/** Tells a recording of which something can be read from one of which nothing can. */
final class Legibility {
  private Legibility() {}

  /**
   * Requires that at least one chunk could be read.
   *
   * @param source the recording after its first pass
   * @throws RecordingException with the first reason if all chunks are lost
   */
  static void require(Recording recording, EventSource source) throws RecordingException {
    if (source.chunks().stream().noneMatch(Chunk::readable)) {
      String why =
          source.diagnostics().stream()
              .filter(note -> note.level() != Diagnostic.Level.INFO)
              .findFirst()
              .map(note -> note.message() + note.position().map(at -> " (" + at + ")").orElse(""))
              .orElse("every chunk of it is lost");
      throw new RecordingException(
          "nothing-readable", recording.name() + ": nothing can be read: " + why);
    }
  }
}
