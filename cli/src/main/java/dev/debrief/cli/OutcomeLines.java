package dev.debrief.cli;

import dev.debrief.engine.Note;
import dev.debrief.engine.Outcome;
import dev.debrief.engine.Outcome.Failure;
import dev.debrief.engine.Outcome.Status;
import dev.debrief.engine.Result;
import java.util.function.Function;

/** Tells people how each input of a run ended, as soon as it has, and the caller at the end. */
final class OutcomeLines<T> {
  private final Terminal terminal;
  private final Function<T, String> text;

  /**
   * @param text says in one line what came of an input
   */
  OutcomeLines(Terminal terminal, Function<T, String> text) {
    this.terminal = terminal;
    this.text = text;
  }

  /** Tells how an input ended. */
  void add(Outcome<T> outcome) {
    fail(outcome);
    outcome.value().ifPresent(value -> succeed(outcome, value));
  }

  private void succeed(Outcome<T> outcome, T value) {
    boolean whole = outcome.status() == Status.OK;
    String status =
        whole
            ? terminal.paint(Terminal.Tone.GOOD, "ok      ")
            : terminal.paint(Terminal.Tone.DOUBTFUL, "partial ");
    terminal.say(status + Terminal.escape(outcome.name()) + ": " + text.apply(value));
    for (Note note : outcome.notes()) {
      if (note.level() == Note.Level.INFO && !note.isWarning()) {
        terminal.detail(indented(note));
      } else {
        terminal.say(indented(note));
      }
    }
  }

  /** Tells that an input failed, if it did. */
  void fail(Outcome<T> outcome) {
    outcome.failure().ifPresent(this::failed);
  }

  private void failed(Failure failure) {
    terminal.error(
        terminal.paint(Terminal.Tone.BAD, "failed  ") + Terminal.escape(failure.message()));
    if (failure.kind() == Failure.Kind.BUG) {
      terminal.error("        this is a bug of debrief; please report it, with what --debug shows");
    }
    failure.cause().ifPresent(terminal::trace);
  }

  static String indented(Note note) {
    return "        "
        + Terminal.escape(note.message())
        + (note.count() > 1 ? " (" + Quantity.number(note.count()) + " times)" : "")
        + (note.position().isEmpty() ? "" : " [" + Terminal.escape(note.position()) + "]");
  }

  /** Tells how the run as a whole ended, and returns what the caller is told. */
  ExitCode close(Result<T> result, boolean strict) {
    result.leftOut().forEach(note -> terminal.detail(indented(note).stripLeading()));
    if (result.outcomes().isEmpty()) {
      terminal.error("no recording was found");
    } else if (result.outcomes().size() > 1) {
      terminal.say(
          "%s: %d ok, %d partial, %d failed"
              .formatted(
                  Quantity.count(result.outcomes().size(), "recording"),
                  result.count(Status.OK),
                  result.count(Status.PARTIAL),
                  result.count(Status.FAILED)));
    }
    return exitCode(result, strict);
  }

  static ExitCode exitCode(Result<?> result, boolean strict) {
    ExitCode code = ExitCode.OK;
    if (result.failedBy(Failure.Kind.BUG)) {
      code = code.or(ExitCode.BUG);
    }
    if (result.failedBy(Failure.Kind.OUTPUT)) {
      code = code.or(ExitCode.OUTPUT_FAILED);
    }
    boolean nothingRead =
        result.outcomes().stream()
            .allMatch(o -> o.failure().filter(f -> f.kind() == Failure.Kind.INPUT).isPresent());
    if (nothingRead) {
      code = code.or(ExitCode.NO_INPUT);
    }
    boolean incomplete = strict && result.count(Status.PARTIAL) > 0;
    return result.failedBy(Failure.Kind.INPUT) || incomplete ? code.or(ExitCode.SOME_FAILED) : code;
  }
}
