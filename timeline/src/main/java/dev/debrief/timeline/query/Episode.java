package dev.debrief.timeline.query;

import dev.debrief.timeline.TimelineThread;

/**
 * One stretch of a thread's life in which it was not idle, but waited long for another thread: what
 * a pool thread does between two idle waits, all that {@code main} does.
 *
 * @param first whether it is the thread's first, which may have begun before it was seen
 * @param startNanos start of its first row, in epoch nanoseconds
 * @param endNanos end of its last row
 * @param ended whether an idle wait ended it; if not, it ends with the thread or the recording
 * @param lastWait its last long wait for another thread
 */
public record Episode(
    TimelineThread thread,
    boolean first,
    long startNanos,
    long endNanos,
    boolean ended,
    MergedWait lastWait) {

  /** Returns how long it lasts. */
  public long nanos() {
    return endNanos - startNanos;
  }
}
