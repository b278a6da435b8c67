package dev.debrief.detectors.locks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The union of many stretches of time, in bounded memory. Stretches come in any order and are
 * joined where they overlap; once too many are apart, the smallest gaps between them are closed,
 * and only their length is remembered, so that {@link #nanos} stays right.
 */
final class Stretches {
  /** Stretches that are kept apart. With far fewer a hot lock seems to block half as long. */
  private static final int MOST = 16_384;

  private long[] starts = new long[1];
  private long[] ends = new long[1];
  private int size;

  /** The first ones are joined already, and in order. */
  private int joined;

  private long closedNanos;

  /**
   * A stretch of time.
   *
   * @param endNanos after the start
   */
  record Stretch(long startNanos, long endNanos) {
    long nanos() {
      return endNanos - startNanos;
    }
  }

  void add(long start, long end) {
    if (end <= start) {
      return;
    }
    if (size == starts.length) {
      makeRoom();
    }
    starts[size] = start;
    ends[size++] = end;
  }

  void addAll(Stretches other) {
    for (int i = 0; i < other.size; i++) {
      add(other.starts[i], other.ends[i]);
    }
    closedNanos += other.closedNanos;
  }

  private void makeRoom() {
    join();
    long gap = 1_000_000;
    while (size > MOST) {
      closeGaps(gap);
      gap *= 2;
    }
    if (2 * size > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
  }

  /**
   * Joins what overlaps. Starts and ends may be sorted each for itself: the union is where more
   * have begun than ended.
   */
  private void join() {
    if (joined == size) {
      return;
    }
    Arrays.sort(starts, 0, size);
    Arrays.sort(ends, 0, size);
    int out = 0;
    int ended = 0;
    long start = starts[0];
    for (int begun = 1; begun <= size; begun++) {
      while (ended < begun && (begun == size || ends[ended] < starts[begun])) {
        ended++;
      }
      if (ended == begun) {
        long next = begun == size ? 0 : starts[begun];
        starts[out] = start;
        ends[out++] = ends[ended - 1];
        start = next;
      }
    }
    size = out;
    joined = out;
  }

  private void closeGaps(long most) {
    int last = 0;
    for (int i = 1; i < size; i++) {
      long gap = starts[i] - ends[last];
      if (gap <= most) {
        closedNanos += gap;
        ends[last] = ends[i];
      } else {
        starts[++last] = starts[i];
        ends[last] = ends[i];
      }
    }
    size = last + 1;
    joined = size;
  }

  /** Returns the length of the union. */
  long nanos() {
    join();
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += ends[i] - starts[i];
    }
    return Math.max(0, sum - closedNanos);
  }

  /** Returns the union, in order. */
  List<Stretch> list() {
    join();
    List<Stretch> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      all.add(new Stretch(starts[i], ends[i]));
    }
    return all;
  }
}
