package dev.debrief.converter;

import dev.debrief.timeline.Window;
import java.io.Closeable;

/**
 * Writes the profile of one recording, window by window. Calls: {@code write}, or {@code prepare}
 * and {@link Prepared#write}, any number of times, {@code finish} at most once, {@code close}
 * always; closing without finishing abandons files that are not complete yet. Several threads may
 * prepare windows at the same time; everything else is for one thread.
 */
public interface ProfileWriter extends Closeable {
  /** A window as it will be written: in memory, and without the window that it came from. */
  interface Prepared {
    /**
     * Adds the window to the profile. To be called once, and in the order of the windows; which
     * window was prepared first does not matter.
     *
     * @throws OutputException if a file cannot be written
     * @throws IllegalArgumentException if the window is not later than the one before
     */
    void write() throws OutputException;
  }

  /**
   * Does all work on a window that needs neither the windows before nor a file. The window is not
   * kept after the call.
   */
  Prepared prepare(Window window);

  /**
   * Prepares a window and adds it.
   *
   * @throws OutputException if a file cannot be written
   * @throws IllegalArgumentException if the window is not later than the one before
   */
  default void write(Window window) throws OutputException {
    prepare(window).write();
  }

  /**
   * Completes the profile.
   *
   * @throws OutputException if a file cannot be written
   */
  ProfileSummary finish() throws OutputException;

  @Override
  void close() throws OutputException;
}
