package dev.debrief.jfr.input;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.RecordingException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * What the operands of a command stand for. Closing it deletes the copy of standard input, if there
 * is one; recordings opened from it must be closed before.
 */
public final class FoundInputs implements Closeable {
  /**
   * An operand that stands for no recording.
   *
   * @param operand as the user wrote it
   * @param code for scripts and tests, for example {@code no-match}
   * @param message one line for people
   */
  public record Unmatched(String operand, String code, String message) {
    static Unmatched of(String operand, RecordingException failure) {
      return new Unmatched(operand, failure.code(), String.valueOf(failure.getMessage()));
    }
  }

  private final List<RecordingInput> inputs;
  private final List<Unmatched> unmatched;
  private final List<Diagnostic> notes;
  private final List<ByteSource> spooled;

  FoundInputs(
      List<RecordingInput> inputs,
      List<Unmatched> unmatched,
      List<Diagnostic> notes,
      List<ByteSource> spooled) {
    this.inputs = List.copyOf(inputs);
    this.unmatched = List.copyOf(unmatched);
    this.notes = List.copyOf(notes);
    this.spooled = List.copyOf(spooled);
  }

  /** Returns the inputs in the order of the operands, and within one sorted by path. */
  public List<RecordingInput> inputs() {
    return inputs;
  }

  /** Returns the operands that stand for no recording; each is a failed input. */
  public List<Unmatched> unmatched() {
    return unmatched;
  }

  /** Returns what was left out in directories and archives, and why; not merged by code. */
  public List<Diagnostic> diagnostics() {
    return notes;
  }

  @Override
  public void close() throws IOException {
    for (ByteSource copy : spooled) {
      copy.close();
    }
  }
}
