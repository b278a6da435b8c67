package dev.debrief.engine;

/** A request that cannot be meant as it is. The message is one line for people. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what is wrong and what would be right
   */
  public UsageException(String message) {
    super(message);
  }
}
