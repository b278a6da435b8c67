package dev.debrief.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Where the rows of one thread go while one chunk is read; remembers the window of the last row.
 */
final class RowTarget {
  private final TimelineThread thread;
  private final boolean wanted;
  private @Nullable ThreadRows rows;
  private long windowStartNanos = Long.MAX_VALUE;
  private long windowEndNanos = Long.MIN_VALUE;

  /**
   * @param wanted whether the thread shall be in the output
   */
  RowTarget(TimelineThread thread, boolean wanted) {
    this.thread = thread;
    this.wanted = wanted;
  }

  TimelineThread thread() {
    return thread;
  }

  boolean wanted() {
    return wanted;
  }

  /** Returns the rows of the thread in the window of an instant. */
  ThreadRows rowsAt(long timeNanos, ChunkRows chunk) {
    ThreadRows known = rows;
    if (known != null && timeNanos >= windowStartNanos && timeNanos < windowEndNanos) {
      return known;
    }
    WindowBuffer window = chunk.at(timeNanos);
    known = window.rows(thread);
    windowStartNanos = window.startNanos();
    windowEndNanos = window.endNanos();
    rows = known;
    return known;
  }

  /** Returns the end of the window whose rows were returned last. */
  long windowEndNanos() {
    return windowEndNanos;
  }
}
