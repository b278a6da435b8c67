package dev.debrief.report;

import java.io.IOException;

/** Writes what was found in several recordings, one after the other. For one thread. */
public interface FindingsWriter {
  /**
   * Takes a recording; what can be shown of it at once is.
   *
   * @throws IOException if it cannot be written
   */
  void add(ExaminedRecording recording) throws IOException;

  /**
   * Ends what was written. Called once, after all recordings.
   *
   * @throws IOException if it cannot be written
   */
  void finish() throws IOException;
}
