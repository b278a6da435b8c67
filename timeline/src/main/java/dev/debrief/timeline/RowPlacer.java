package dev.debrief.timeline;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts single samples and intervals into the rows of their window, cut at the wanted time. */
final class RowPlacer {
  private final OpenWindows windows;
  private final PlausibleTimes times;
  private final WaitClassifier classifier = new WaitClassifier(WaitFrames.builtIn());
  private final Diagnostics notes = new Diagnostics();
  private final long fromNanos;
  private final long toNanos;

  RowPlacer(OpenWindows windows, PlausibleTimes times, TimelineOptions options) {
    this.windows = windows;
    this.times = times;
    this.fromNanos = options.fromNanos();
    this.toNanos = options.toNanos();
  }

  void sample(
      RowTarget target,
      SampleKind kind,
      long startNanos,
      long endNanos,
      ThreadState state,
      StackTrace stack,
      boolean failed) {
    boolean point = endNanos == startNanos;
    long start = point ? startNanos : shownStart(startNanos, endNanos);
    long end = point ? startNanos : Math.min(endNanos, toNanos);
    if (!isShown(start, end)) {
      return;
    }
    ThreadRows rows = rowsAt(target, start);
    if (rows == null) {
      return;
    }
    WaitKind wait = classifier.sample(kind, state, stack);
    if (end <= target.windowEndNanos()) {
      rows.samples().addSample(kind, start, end, wait, stack, failed);
    } else {
      place(
          new Crossing.OfSample(target.thread(), kind, start, end, wait, stack, failed),
          rows,
          target);
    }
  }

  void interval(
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
    ThreadRows rows = rowsAt(target, start);
    if (rows == null) {
      return;
    }
    boolean enclosing = kind.role() == IntervalKind.Role.ENCLOSING;
    if (end > target.windowEndNanos()) {
      place(
          enclosing
              ? new Crossing.OfEnclosing(target.thread(), kind, start, end, subject, stack)
              : new Crossing.OfWait(
                  target.thread(), start, end, classifier.interval(kind, subject, stack), stack),
          rows,
          target);
    } else if (enclosing) {
      rows.enclosing().add(kind, start, end, subject, stack);
    } else {
      rows.blocking().addWait(start, end, classifier.interval(kind, subject, stack), stack);
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
    windows.remember(crossing);
  }

  private @Nullable ThreadRows rowsAt(RowTarget target, long time) {
    ThreadRows rows = target.rowsAt(time, windows);
    if (rows == null) {
      notes.add(
          "late-event",
          Diagnostic.Level.DATA_LOSS,
          "events were left out because the file grew while it was read");
    }
    return rows;
  }

  List<Diagnostic> diagnostics() {
    return notes.list();
  }
}
