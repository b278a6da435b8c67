package dev.debrief.timeline.query;

import dev.debrief.jfr.StackTrace;

/** Chooses the methods whose calls are rebuilt. */
@FunctionalInterface
public interface MethodChoice {
  /** The answer for a frame that is of no interest. */
  int NONE = -1;

  /**
   * Returns the number of the method that a frame executes, {@link #NONE} if its calls are of no
   * interest. Asked once per stack and depth, root first.
   */
  int of(StackTrace stack, int depth);
}
