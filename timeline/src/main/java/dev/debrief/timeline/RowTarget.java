package dev.debrief.timeline;

import org.jspecify.annotations.Nullable;

/**
 * Where the rows of one thread go while one chunk is read; remembers the window of the last row.
 */
final class RowTarget {
  private final TimelineThread thread;
  private final boolean wanted;
  private @Nullable WindowBuffer window;
  private @Nullable ThreadRows rows;

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

  /** Returns the rows for an instant. */
  ThreadRows rowsAt(long timeNanos, ChunkRows chunk) {
    WindowBuffer current = window;
    ThreadRows known = rows;
    if (current != null
        && known != null
        && timeNanos >= current.startNanos()
        && timeNanos < current.endNanos()) {
      return known;
    }
    current = chunk.at(timeNanos);
    known = current.rows(thread);
    window = current;
    rows = known;
    return known;
  }

  /** Returns the end of the window that the last rows are of. */
  long windowEndNanos() {
    return window == null ? Long.MAX_VALUE : window.endNanos();
  }
}
