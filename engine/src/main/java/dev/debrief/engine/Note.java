package dev.debrief.engine;

import dev.debrief.jfr.Diagnostic;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A data-quality note on an input, as front ends see it: a {@link Diagnostic} whose position is
 * already in words.
 *
 * @param code stable words joined by hyphens, for scripts
 * @param level how bad it is
 * @param message one sentence for people
 * @param count how many times it was seen, at least 1
 * @param position file, chunk and byte offset where it was seen first, {@code ""} if it has no
 *     place
 */
public record Note(String code, Level level, String message, long count, String position) {
  /** Codes of notes on outputs that Sentry will not show as people expect. */
  private static final Set<String> WARNINGS =
      Set.of(
          "span-clock-offset",
          "transaction-spans-cut",
          "transactions-from-sentry",
          "transactions-left-out",
          "transactions-too-short");

  /** How bad it is. */
  public enum Level {
    /** Nothing was lost. */
    INFO,
    /** Something of the recording is not in the output: the input is partial. */
    DATA_LOSS,
    /** The input could not be read at all. */
    ERROR
  }

  public Note {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(position, "position");
  }

  /** Returns whether people should know of it although nothing of the recording was lost. */
  public boolean isWarning() {
    return WARNINGS.contains(code);
  }

  static Note of(Diagnostic diagnostic) {
    return new Note(
        diagnostic.code(),
        Level.valueOf(diagnostic.level().name()),
        diagnostic.message(),
        diagnostic.count(),
        diagnostic.position().map(Diagnostic.Position::toString).orElse(""));
  }

  static List<Note> of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Note::of).toList();
  }
}
