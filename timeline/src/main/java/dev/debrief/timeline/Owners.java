package dev.debrief.timeline;

import java.util.Arrays;
import java.util.List;

/** Which threads did the segments of a lane: each did some that follow each other. Immutable. */
final class Owners {
  /** All segments are the timeline's own thread's. */
  static final Owners NONE = new Owners(new int[0], List.of());

  private final int[] firsts;
  private final List<TimelineThread> threads;

  /**
   * @param firsts number of the first segment of each thread, in order
   */
  Owners(int[] firsts, List<TimelineThread> threads) {
    this.firsts = firsts;
    this.threads = List.copyOf(threads);
  }

  boolean isEmpty() {
    return threads.isEmpty();
  }

  TimelineThread of(int segment) {
    int found = Arrays.binarySearch(firsts, segment);
    return threads.get(found >= 0 ? found : -found - 2);
  }

  /** Returns the owners of some of the segments, in order. */
  Owners of(int size, int[] segments) {
    if (isEmpty()) {
      return this;
    }
    int[] first = new int[size];
    TimelineThread[] of = new TimelineThread[size];
    for (int i = 0; i < size; i++) {
      first[i] = i;
      of[i] = of(segments[i]);
    }
    return new Owners(first, List.of(of));
  }
}
