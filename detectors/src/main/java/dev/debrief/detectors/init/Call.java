package dev.debrief.detectors.init;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.Invocation;
import java.util.List;

/**
 * One call that may be an initialisation.
 *
 * @param outer other candidates that were under way when it was called
 * @param stack of the caller, leaf first
 */
record Call(
    TimelineThread thread,
    long startNanos,
    long endNanos,
    int rows,
    int repeats,
    Invocation.Spent spent,
    List<Integer> outer,
    StackTrace stack,
    int callerDepth) {

  static Call of(Invocation invocation) {
    return new Call(
        invocation.thread(),
        invocation.startNanos(),
        invocation.endNanos(),
        invocation.rows(),
        invocation.repeats(),
        invocation.spent(),
        invocation.outer(),
        invocation.stack(),
        invocation.depth() + 1);
  }

  /** Returns the call of which another one is the rest. */
  Call and(Call rest) {
    return new Call(
        thread,
        startNanos,
        rest.endNanos,
        rows + rest.rows,
        repeats + rest.repeats,
        spent.plus(rest.spent),
        outer,
        stack,
        callerDepth);
  }

  long nanos() {
    return endNanos - startNanos;
  }

  /** Returns whether it is long enough to be told from calls that just followed each other. */
  boolean measurable() {
    return rows >= 2 || spent.waited() > 0;
  }
}
