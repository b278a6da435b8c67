package dev.debrief.converter;

import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.Window;
import java.util.List;

/**
 * The segments of one thread that become samples, counted from 0 without those between. Which ones
 * they are does not depend on how coarse the sampling is, so they are picked once per window.
 */
final class ShownSegments {
  private final ThreadTimeline thread;
  private final int[] segments;
  private final int waits;
  private final int waitsLeftOut;

  private ShownSegments(ThreadTimeline thread, int[] segments) {
    this.thread = thread;
    this.segments = segments;
    this.waits = waits(thread);
    this.waitsLeftOut = thread.size() - segments.length;
  }

  private static int waits(ThreadTimeline thread) {
    int waits = 0;
    for (int i = 0; i < thread.size(); i++) {
      waits += thread.waits(i) ? 1 : 0;
    }
    return waits;
  }

  /** Picks the segments of a thread. */
  static ShownSegments of(ThreadTimeline thread, WaitSampling sampling) {
    return new ShownSegments(thread, sampling.shown(thread));
  }

  /** Picks the segments of all threads of a window. */
  static List<ShownSegments> of(Window window, WaitSampling sampling) {
    return window.threads().stream().map(thread -> of(thread, sampling)).toList();
  }

  /** Returns whose segments they are. */
  ThreadTimeline thread() {
    return thread;
  }

  /** Returns how many there are. */
  int size() {
    return segments.length;
  }

  /** Returns how many waits the thread has, shown or not. */
  int waits() {
    return waits;
  }

  /** Returns how many waits of the thread are not shown; whatever else it did is. */
  int waitsLeftOut() {
    return waitsLeftOut;
  }

  /** Returns the number that a segment has in the thread's timeline. */
  int segment(int index) {
    return segments[index];
  }

  /** Returns the start of a segment in epoch nanoseconds. */
  long startNanos(int index) {
    return thread.startNanos(segments[index]);
  }

  /** Returns the end of a segment in epoch nanoseconds. */
  long endNanos(int index) {
    return thread.endNanos(segments[index]);
  }

  /** Returns whether the thread waited. */
  boolean waits(int index) {
    return thread.waits(segments[index]);
  }

  /** Returns the first segment that ends after an instant, or how many there are if none does. */
  int firstAfter(long nanos) {
    int low = 0;
    int high = segments.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (endNanos(middle) <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
