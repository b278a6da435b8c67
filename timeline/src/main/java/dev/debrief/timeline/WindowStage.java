package dev.debrief.timeline;

import java.io.IOException;

/**
 * What becomes of windows: each is prepared, several of them at the same time, and then finished in
 * time order.
 *
 * @param <T> what preparing makes of a window
 */
public interface WindowStage<T> {
  /**
   * Does what does not depend on other windows; several threads may call it at once.
   *
   * @throws IOException if the window cannot be prepared; reading stops then
   */
  T prepare(Window window) throws IOException;

  /**
   * Takes what was made of a window, in time order, on the thread that reads.
   *
   * @throws IOException if it cannot be written; reading stops then
   */
  void finish(T prepared) throws IOException;
}
