package dev.debrief.converter;

import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.Window;
import java.util.List;

/**
 * The segments of one thread that become samples, counted from 0 without those between. Which ones
 * they are does not depend on how coarse the sampling is, so they are picked once per window. Keeps
 * their times and nothing of the timeline, whose stacks take much more memory. Immutable.
 */
final class ShownSegments {
  private final TimelineThread thread;
  private final long periodNanos;
  private final long[] starts;
  private final long[] ends;
  private final boolean[] waiting;
  private final int waits;
  private final int waitsLeftOut;

  private ShownSegments(ThreadTimeline timeline, int[] segments) {
    this.thread = timeline.thread();
    this.periodNanos = timeline.periodNanos();
    this.starts = new long[segments.length];
    this.ends = new long[segments.length];
    this.waiting = new boolean[segments.length];
    int waitsShown = 0;
    for (int i = 0; i < segments.length; i++) {
      starts[i] = timeline.startNanos(segments[i]);
      ends[i] = timeline.endNanos(segments[i]);
      waiting[i] = timeline.waits(segments[i]);
      waitsShown += waiting[i] ? 1 : 0;
    }
    this.waitsLeftOut = timeline.size() - segments.length;
    this.waits = waitsShown + waitsLeftOut;
  }

  /**
   * Takes some segments of a thread.
   *
   * @param segments their numbers in the timeline, as {@link WaitSampling#shown} picks them
   */
  static ShownSegments of(ThreadTimeline timeline, int[] segments) {
    return new ShownSegments(timeline, segments);
  }

  /** Picks the segments of all threads of a window. */
  static List<ShownSegments> of(Window window, WaitSampling sampling) {
    return window.threads().stream().map(thread -> of(thread, sampling.shown(thread))).toList();
  }

  /** Returns whose segments they are. */
  TimelineThread thread() {
    return thread;
  }

  /** Returns the sampling period that was measured for the thread. */
  long periodNanos() {
    return periodNanos;
  }

  /** Returns how many there are. */
  int size() {
    return starts.length;
  }

  /** Returns how many waits the thread has, shown or not. */
  int waits() {
    return waits;
  }

  /** Returns how many waits of the thread are not shown; whatever else it did is. */
  int waitsLeftOut() {
    return waitsLeftOut;
  }

  /** Returns the start of a segment in epoch nanoseconds. */
  long startNanos(int index) {
    return starts[index];
  }

  /** Returns the end of a segment in epoch nanoseconds. */
  long endNanos(int index) {
    return ends[index];
  }

  /** Returns whether the thread waited. */
  boolean waits(int index) {
    return waiting[index];
  }

  /** Returns the first segment that ends after an instant, or how many there are if none does. */
  int firstAfter(long nanos) {
    int low = 0;
    int high = ends.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
