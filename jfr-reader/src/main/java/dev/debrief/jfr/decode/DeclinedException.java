package dev.debrief.jfr.decode;

import java.io.IOException;

/** A chunk that a decoder does not read; nothing of it was handed out. The message says why. */
public final class DeclinedException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why, for people
   */
  public DeclinedException(String message) {
    super(message);
  }
}
