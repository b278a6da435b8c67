package dev.debrief.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How one input ended.
 *
 * @param name the recording's name, or the input as it was given if it could not be opened
 * @param value what came of it; present unless it failed
 * @param notes what is odd about it
 * @param failure why there is no value
 */
public record Outcome<T>(
    String name, Optional<T> value, List<Note> notes, Optional<Failure> failure) {

  /** How much of the input is in the result. */
  public enum Status {
    /** All of it. */
    OK,
    /** Something was lost; the notes say what and where. */
    PARTIAL,
    /** None of it. */
    FAILED
  }

  /**
   * Why an input has no result.
   *
   * @param message one line for people
   * @param cause for a stack trace, when one is wanted
   */
  public record Failure(Kind kind, String message, Optional<Throwable> cause) {
    /** Whose fault it is. */
    public enum Kind {
      /** The input could not be read. */
      INPUT,
      /** The output could not be written. */
      OUTPUT,
      /** A bug of ours. */
      BUG
    }
  }

  public Outcome {
    Objects.requireNonNull(name, "name");
    notes = List.copyOf(notes);
    if (value.isPresent() == failure.isPresent()) {
      throw new IllegalArgumentException("either a value or a failure");
    }
  }

  static <T> Outcome<T> of(String name, T value, List<Note> notes) {
    return new Outcome<>(name, Optional.of(value), notes, Optional.empty());
  }

  static <T> Outcome<T> failed(String name, Failure failure, List<Note> notes) {
    return new Outcome<>(name, Optional.empty(), notes, Optional.of(failure));
  }

  /** Returns how much of the input is in the result. */
  public Status status() {
    if (failure.isPresent()) {
      return Status.FAILED;
    }
    return notes.stream().allMatch(n -> n.level() == Note.Level.INFO) ? Status.OK : Status.PARTIAL;
  }
}
