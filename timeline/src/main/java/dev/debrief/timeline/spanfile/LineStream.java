package dev.debrief.timeline.spanfile;

import java.io.IOException;
import java.io.InputStream;

/**
 * One line of a stream at a time, as a stream that ends where the line does. Lines may be of any
 * length. For one thread.
 */
final class LineStream extends InputStream {
  private static final int END_OF_LINE = '\n';

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private boolean endOfLine = true;
  private boolean endOfFile;
  private long line;

  LineStream(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false if there is none. */
  boolean next() throws IOException {
    while (!endOfLine && !endOfFile) {
      skipBuffered();
    }
    if (endOfFile || !fill()) {
      return false;
    }
    endOfLine = false;
    line++;
    return true;
  }

  /** Returns the number of the line, from 1. */
  long line() {
    return line;
  }

  private void skipBuffered() throws IOException {
    if (!fill()) {
      return;
    }
    while (at < end) {
      if (buffer[at++] == END_OF_LINE) {
        endOfLine = true;
        return;
      }
    }
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    at = 0;
    end = Math.max(0, in.read(buffer));
    endOfFile = end == 0;
    return !endOfFile;
  }

  /** Returns the next byte of the line without taking it, -1 at its end. */
  int peek() throws IOException {
    if (endOfLine || !fill()) {
      return -1;
    }
    if (buffer[at] == END_OF_LINE) {
      at++;
      endOfLine = true;
      return -1;
    }
    return buffer[at] & 0xff;
  }

  @Override
  public int read() throws IOException {
    int next = peek();
    at += next < 0 ? 0 : 1;
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (peek() < 0) {
      return -1;
    }
    int count = 0;
    while (count < length && at < end && buffer[at] != END_OF_LINE) {
      target[offset + count++] = buffer[at++];
    }
    return count;
  }
}
