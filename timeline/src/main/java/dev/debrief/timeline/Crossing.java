package dev.debrief.timeline;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A row that reaches over the edge of its window: every window that it touches gets its piece. */
sealed interface Crossing {
  TimelineThread thread();

  long startNanos();

  long endNanos();

  /** Adds the piece between two instants to the rows of its thread in a window. */
  void addTo(ThreadRows rows, long from, long to);

  /** A merged sample. */
  record OfSample(
      TimelineThread thread,
      SampleKind kind,
      long startNanos,
      long endNanos,
      @Nullable WaitKind waitKind,
      StackTrace stack,
      boolean failed)
      implements Crossing {
    @Override
    public void addTo(ThreadRows rows, long from, long to) {
      rows.addSample(
          kind, Math.max(startNanos, from), Math.min(endNanos, to), waitKind, stack, failed);
    }
  }

  /** A wait. */
  record OfWait(
      TimelineThread thread,
      long startNanos,
      long endNanos,
      WaitKind waitKind,
      StackTrace stack,
      @Nullable Blocker blocker)
      implements Crossing {
    @Override
    public void addTo(ThreadRows rows, long from, long to) {
      rows.addWait(Math.max(startNanos, from), Math.min(endNanos, to), waitKind, stack, blocker);
    }
  }

  /** An interval that encloses what the thread did; it is never cut. */
  record OfEnclosing(
      TimelineThread thread,
      IntervalKind kind,
      long startNanos,
      long endNanos,
      String subject,
      StackTrace stack)
      implements Crossing {
    @Override
    public void addTo(ThreadRows rows, long from, long to) {
      rows.addEnclosing(kind, startNanos, endNanos, subject, stack);
    }
  }
}
