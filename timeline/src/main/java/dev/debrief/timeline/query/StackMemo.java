package dev.debrief.timeline.query;

import dev.debrief.jfr.StackTrace;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was found out about each stack of a recording, which is asked for by number. Not
 * safe for use by several threads.
 *
 * @param <T> what is found out
 */
public final class StackMemo<T> {
  private final Stacks stacks;
  private final Function<StackTrace, T> question;
  private @Nullable Object[] answers = new Object[256];

  /**
   * @param question asked once for each stack that turns up
   */
  public StackMemo(Stacks stacks, Function<StackTrace, T> question) {
    this.stacks = stacks;
    this.question = question;
  }

  /** Returns the answer for the stack with a number. */
  @SuppressWarnings("unchecked") // Only answers are put in.
  public T of(int stack) {
    if (stack >= answers.length) {
      answers = Arrays.copyOf(answers, Math.max(stack + 1, 2 * answers.length));
    }
    Object known = answers[stack];
    if (known == null) {
      known = question.apply(stacks.get(stack));
      answers[stack] = known;
    }
    return (T) known;
  }
}
