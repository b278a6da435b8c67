package dev.debrief.timeline.query;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.Blocker;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;

/**
 * One wait of one thread.
 *
 * @param startNanos inclusive, epoch nanoseconds
 * @param endNanos exclusive
 */
public record Wait(
    TimelineThread thread,
    WaitKind kind,
    long startNanos,
    long endNanos,
    StackTrace stackTrace,
    Blocker blocker) {
  /** Returns the wait that a row of a slice is, which must not run. */
  public static Wait of(ThreadSlice slice, int row) {
    WaitKind kind = slice.waitKind(row);
    if (kind == null) {
      throw new IllegalArgumentException("row " + row + " runs");
    }
    return new Wait(
        slice.thread(),
        kind,
        slice.startNanos(row),
        slice.endNanos(row),
        slice.stackTrace(row),
        slice.blocker(row));
  }

  /** Returns how long it lasts. */
  public long nanos() {
    return endNanos - startNanos;
  }
}
