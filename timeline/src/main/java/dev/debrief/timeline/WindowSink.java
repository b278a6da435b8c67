package dev.debrief.timeline;

import java.io.IOException;

/** Receives the windows of a recording in time order, each once, on the thread that reads. */
@FunctionalInterface
public interface WindowSink {
  /**
   * Receives a window; windows in which nothing happened are skipped.
   *
   * @throws IOException if the window cannot be written; reading stops then
   */
  void window(Window window) throws IOException;
}
