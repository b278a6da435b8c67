package dev.debrief.jfr.chunk;

import java.io.IOException;

/** Bytes that cannot be what they should be. The message says what was expected and where. */
public final class MalformedException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected and where
   */
  public MalformedException(String message) {
    super(message);
  }
}
