package dev.debrief.engine;

import java.util.List;

/**
 * What a run over several inputs gave, in input order.
 *
 * @param outcomes one for each input that was found, and one for each operand that stands for none
 * @param leftOut what was left out in directories and archives, and why
 */
public record Result<T>(List<Outcome<T>> outcomes, List<Note> leftOut) {
  public Result {
    outcomes = List.copyOf(outcomes);
    leftOut = List.copyOf(leftOut);
  }

  /** Returns the values of all inputs that did not fail. */
  public List<T> values() {
    return outcomes.stream().flatMap(outcome -> outcome.value().stream()).toList();
  }

  /** Returns how many inputs ended so. */
  public long count(Outcome.Status status) {
    return outcomes.stream().filter(outcome -> outcome.status() == status).count();
  }

  /** Returns whether an input failed for such a reason. */
  public boolean failedBy(Outcome.Failure.Kind kind) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.failure().stream())
        .anyMatch(failure -> failure.kind() == kind);
  }
}
