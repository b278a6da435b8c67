package dev.debrief.converter;

import dev.debrief.timeline.Window;
import java.io.Closeable;
import java.util.List;

/**
 * Writes the profile of one recording, window by window. Calls: {@code write}, or {@code prepare}
 * and {@link Prepared#write}, any number of times, {@code finish} at most once, {@code close}
 * always; closing without finishing abandons files that are not complete yet. Several threads may
 * prepare windows at the same time; everything else is for one thread.
 */
public interface ProfileWriter extends Closeable {
  /** A window that is ready to be written, piece by piece; it may be several files. */
  interface Prepared {
    /** Returns the pieces, in the order in which they are to be written. */
    List<? extends Piece> pieces();

    /**
     * Completes the window after its last piece was written. To be called once, and in the order of
     * the windows; which window was prepared first does not matter.
     *
     * @throws IllegalArgumentException if the window is not later than the one before
     */
    void finish();
  }

  /** A part of a window that is encoded by itself, because all of them need not fit in memory. */
  interface Piece {
    /** Returns about how many bytes it will have. */
    long sizeBytes();

    /** Makes the bytes; several threads may encode different pieces at once. */
    Encoded encode();
  }

  /** The bytes of a piece. */
  interface Encoded {
    /**
     * Writes them, in the order of the pieces and windows.
     *
     * @throws OutputException if the file cannot be written
     */
    void write() throws OutputException;
  }

  /**
   * Samples a window and decides how it is cut; several threads may prepare different windows at
   * once.
   */
  Prepared prepare(Window window);

  /**
   * Prepares a window and adds it.
   *
   * @throws OutputException if a file cannot be written
   * @throws IllegalArgumentException if the window is not later than the one before
   */
  default void write(Window window) throws OutputException {
    Prepared prepared = prepare(window);
    for (Piece piece : prepared.pieces()) {
      piece.encode().write();
    }
    prepared.finish();
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
