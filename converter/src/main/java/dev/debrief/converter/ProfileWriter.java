package dev.debrief.converter;

import dev.debrief.timeline.Window;
import java.io.Closeable;

/**
 * Writes the profile of one recording, window by window. For one thread. Calls: {@code write} any
 * number of times, {@code finish} at most once, {@code close} always; closing without finishing
 * abandons files that are not complete yet.
 */
public interface ProfileWriter extends Closeable {
  /**
   * Adds a window. The window is not kept after the call.
   *
   * @throws OutputException if a file cannot be written
   * @throws IllegalArgumentException if the window is not later than the one before
   */
  void write(Window window) throws OutputException;

  /**
   * Completes the profile.
   *
   * @throws OutputException if a file cannot be written
   */
  ProfileSummary finish() throws OutputException;

  @Override
  void close() throws OutputException;
}
