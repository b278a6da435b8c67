package dev.debrief.timeline.query;

import dev.debrief.timeline.WaitKind;

/**
 * How well what one thread did fits to the end of another's wait: the awaited thread ends, becomes
 * idle or finishes something at that instant.
 */
final class EndCue implements RowVisitor {
  /** How far the end of a wait and the end of the work may lie apart. */
  static final long TOGETHER_NANOS = 10_000_000L;

  /** What a thread finishes, its read or its sleep, says less than that it has nothing to do. */
  private static final double FINISHED_WEIGHT = 0.6;

  private final long end;
  private final long together;
  private double best;
  private boolean idles;
  private long lastSeen = Long.MIN_VALUE;

  /**
   * @param end of the wait
   * @param together how far apart is still together
   */
  EndCue(long end, long together) {
    this.end = end;
    this.together = together;
  }

  /** Takes a thread's end. */
  void ended(long nanos) {
    add(nanos, 1);
  }

  @Override
  public void row(ThreadSlice slice, int row) {
    WaitKind kind = slice.waitKind(row);
    lastSeen = Math.max(lastSeen, slice.endNanos(row));
    if (kind == null) {
      return;
    }
    if (kind.idle()) {
      add(slice.startNanos(row), 1);
      return;
    }
    if (!Episodes.FOR_OTHERS.contains(kind)) {
      add(slice.endNanos(row), FINISHED_WEIGHT);
    } else {
      add(slice.startNanos(row), FINISHED_WEIGHT);
    }
  }

  private void add(long nanos, double weight) {
    long apart = Math.abs(nanos - end);
    if (apart <= together) {
      best = Math.max(best, weight * (1 - 0.5 * apart / together));
      idles |= weight == 1;
    }
  }

  /** Returns 0 (nothing happened) to 1 (the thread ended in that instant). */
  double strength() {
    return best;
  }

  /** Returns whether the thread ended or became idle. */
  boolean idles() {
    return idles;
  }

  /** Returns whether the thread did something later than the end. */
  boolean goesOn() {
    return lastSeen > end + together;
  }
}
