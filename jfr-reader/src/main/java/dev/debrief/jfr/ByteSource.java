package dev.debrief.jfr;

import java.io.Closeable;
import java.io.IOException;

/**
 * Bytes of one file of a recording, read at any position. Implementations are safe for use by
 * several threads.
 */
public interface ByteSource extends Closeable {
  /** Returns the file's name for people, for example {@code app.jfr} or {@code a.zip!/app.jfr}. */
  String name();

  /** Returns the number of (unpacked) bytes when the source was opened. */
  long sizeBytes();

  /**
   * Reads bytes at a position.
   *
   * @param positionBytes offset of the first byte, not negative
   * @param target where the bytes go
   * @param offset index in {@code target} of the first byte
   * @param length how many bytes are wanted
   * @return how many bytes were read: {@code length}, or fewer at the end of the file, 0 beyond it
   * @throws IOException if the file cannot be read
   */
  int read(long positionBytes, byte[] target, int offset, int length) throws IOException;
}
