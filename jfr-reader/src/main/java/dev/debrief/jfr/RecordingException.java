package dev.debrief.jfr;

/**
 * An input that cannot be read as a recording. The message is one line for people: what happened,
 * where (file, chunk, byte offset) and, where something can be done about it, what.
 */
public final class RecordingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code the code of the {@link Diagnostic} that this failure is reported with
   * @param message one line for people
   */
  public RecordingException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** As {@link #RecordingException(String, String)}, keeping the cause for {@code --debug}. */
  public RecordingException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the code of the {@link Diagnostic} that this failure is reported with. */
  public String code() {
    return code;
  }
}
