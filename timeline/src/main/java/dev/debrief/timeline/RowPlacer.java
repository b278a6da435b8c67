package dev.debrief.timeline;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Puts single samples and intervals into the rows of their window, cut at the wanted time. */
final class RowPlacer {
  private final ChunkRows chunk;
  private final PlausibleTimes times;
  private final long fromNanos;
  private final long toNanos;

  RowPlacer(ChunkRows chunk, PlausibleTimes times, TimelineOptions options) {
    this.chunk = chunk;
    this.times = times;
    this.fromNanos = options.fromNanos();
    this.toNanos = options.toNanos();
  }

  void sample(
      RowTarget target,
      SampleKind kind,
      long startNanos,
      long endNanos,
      @Nullable WaitKind wait,
      StackTrace stack,
      boolean failed) {
    boolean point = endNanos == startNanos;
    long start = point ? startNanos : shownStart(startNanos, endNanos);
    long end = point ? startNanos : Math.min(endNanos, toNanos);
    if (!isShown(start, end)) {
      return;
    }
    ThreadRows rows = target.rowsAt(start, chunk);
    if (end <= target.windowEndNanos()) {
      rows.addSample(kind, start, end, wait, stack, failed);
    } else {
      place(
          new Crossing.OfSample(target.thread(), kind, start, end, wait, stack, failed),
          rows,
          target);
    }
  }

  void wait(
      RowTarget target,
      long startNanos,
      long endNanos,
      WaitKind wait,
      StackTrace stack,
      @Nullable Blocker blocker) {
    long start = shownStart(startNanos, endNanos);
    long end = Math.min(endNanos, toNanos);
    if (!isShown(start, end)) {
      return;
    }
    ThreadRows rows = target.rowsAt(start, chunk);
    if (end <= target.windowEndNanos()) {
      rows.addWait(start, end, wait, stack, blocker);
    } else {
      place(new Crossing.OfWait(target.thread(), start, end, wait, stack, blocker), rows, target);
    }
  }

  void enclosing(
      RowTarget target,
      IntervalKind kind,
      long startNanos,
      long endNanos,
      String subject,
      StackTrace stack) {
    long start = shownStart(startNanos, endNanos);
    long end = Math.min(endNanos, toNanos);
    if (!isShown(start, end)) {
      return;
    }
    ThreadRows rows = target.rowsAt(start, chunk);
    if (end <= target.windowEndNanos()) {
      rows.addEnclosing(kind, start, end, subject, stack);
    } else {
      place(
          new Crossing.OfEnclosing(target.thread(), kind, start, end, subject, stack),
          rows,
          target);
    }
  }

  private long shownStart(long start, long end) {
    return Math.max(times.clippedStart(start, end), fromNanos);
  }

  private boolean isShown(long start, long end) {
    return start >= fromNanos && start < toNanos && end >= start;
  }

  private void place(Crossing crossing, ThreadRows rows, RowTarget target) {
    crossing.addTo(rows, crossing.startNanos(), target.windowEndNanos());
    chunk.remember(crossing);
  }
}
