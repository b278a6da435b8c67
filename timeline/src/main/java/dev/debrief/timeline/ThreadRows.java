package dev.debrief.timeline;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one thread in one window, before it becomes a timeline; at first what one
 * chunk knows. Is filled by one thread, then read by one.
 */
final class ThreadRows {
  private final TimelineThread thread;
  private final RowPages samples = new RowPages();
  private final RowPages blocking = new RowPages();
  private Enclosing enclosing = Enclosing.NONE;

  ThreadRows(TimelineThread thread) {
    this.thread = thread;
  }

  /** Appends a sample; its end equals its start if it is a point. */
  void addSample(
      SampleKind kind,
      long start,
      long end,
      @Nullable WaitKind wait,
      StackTrace stack,
      boolean failed) {
    samples.add(start, end, stack, Observations.wait(wait), Observations.tag(kind, failed), null);
  }

  /**
   * Appends a blocking interval.
   *
   * @param blocker what the wait was for, if anybody asked
   */
  void addWait(long start, long end, WaitKind wait, StackTrace stack, @Nullable Blocker blocker) {
    blocking.add(start, end, stack, Observations.wait(wait), Observations.BLOCKING, blocker);
  }

  /** Appends an interval that encloses what the thread did. */
  void addEnclosing(IntervalKind kind, long start, long end, String subject, StackTrace stack) {
    if (enclosing == Enclosing.NONE) {
      enclosing = new Enclosing();
    }
    enclosing.add(kind, start, end, subject, stack);
  }

  /** Takes over what a later chunk knows of the same thread and window. */
  ThreadRows plus(ThreadRows later) {
    samples.addAll(later.samples);
    blocking.addAll(later.blocking);
    if (enclosing == Enclosing.NONE) {
      enclosing = later.enclosing;
    } else {
      enclosing.addAll(later.enclosing);
    }
    return this;
  }

  TimelineThread thread() {
    return thread;
  }

  /** Returns what the samplers saw. */
  RowPages samples() {
    return samples;
  }

  /** Returns the intervals in which the thread could not run, cut at the window. */
  RowPages blocking() {
    return blocking;
  }

  /** Returns the intervals that bound and annotate. */
  Enclosing enclosing() {
    return enclosing;
  }

  /** Returns how many samples and intervals there are. */
  long size() {
    return (long) samples.size() + blocking.size() + enclosing.size();
  }
}
