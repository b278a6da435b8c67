package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.engine.Note;
import dev.debrief.engine.Outcome;
import dev.debrief.engine.Outcome.Failure;
import dev.debrief.engine.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeLinesTest {
  private static final Outcome<String> OK =
      new Outcome<>("ok", Optional.of("value"), List.of(), Optional.empty());
  private static final Outcome<String> PARTIAL =
      new Outcome<>(
          "partial",
          Optional.of("value"),
          List.of(new Note("chunk-damaged", Note.Level.DATA_LOSS, "lost", 1, "")),
          Optional.empty());
  private static final Outcome<String> UNREADABLE = failed(Failure.Kind.INPUT);
  private static final Outcome<String> UNWRITABLE = failed(Failure.Kind.OUTPUT);
  private static final Outcome<String> BUG = failed(Failure.Kind.BUG);

  @Test
  void succeedsWithPartialInputsUnlessStrict() {
    assertThat(status(false, List.of(OK, PARTIAL))).isZero();
    assertThat(status(true, List.of(OK, PARTIAL))).isEqualTo(3);
    assertThat(status(true, List.of(OK))).isZero();
  }

  @Test
  void tellsThatSomeInputsFailed() {
    assertThat(status(false, List.of(OK, UNREADABLE))).isEqualTo(3);
  }

  @Test
  void tellsThatNoInputCouldBeRead() {
    assertThat(status(false, List.of(UNREADABLE, UNREADABLE))).isEqualTo(4);
    assertThat(status(false, List.of())).isEqualTo(4);
  }

  @Test
  void tellsTheWeightiestOfSeveralReasons() {
    assertThat(status(true, List.of(PARTIAL, UNREADABLE, UNWRITABLE))).isEqualTo(5);
    assertThat(status(true, List.of(PARTIAL, UNWRITABLE, BUG))).isEqualTo(70);
  }

  private static int status(boolean strict, List<Outcome<String>> outcomes) {
    return OutcomeLines.exitCode(new Result<>(outcomes, List.of()), strict).status();
  }

  private static Outcome<String> failed(Failure.Kind kind) {
    return new Outcome<>(
        "failed",
        Optional.empty(),
        List.of(),
        Optional.of(new Failure(kind, "why", Optional.empty())));
  }
}
