package dev.debrief.detectors.resources;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Pauses of the whole process, and the stretch of time in which they are the largest part. */
final class PauseShare {
  /** A minute: long enough for the share to mean something to people who wait. */
  private static final long STRETCH_NANOS = 60_000_000_000L;

  /** Start, length and collection of each. */
  private long[][] pauses = new long[256][];

  private int size;
  private final Set<Long> leftOut = new HashSet<>();

  /**
   * A stretch of time.
   *
   * @param pauses how many pauses begin in it
   * @param pauseNanos their length in all
   */
  record Stretch(long startNanos, long endNanos, long pauses, long pauseNanos, long longestNanos) {
    double share() {
      return endNanos <= startNanos ? 0 : (double) pauseNanos / (endNanos - startNanos);
    }
  }

  /** Does not count the pauses of a collection. */
  void leaveOut(long collection) {
    leftOut.add(collection);
  }

  void add(long collection, long start, long end) {
    if (size == pauses.length) {
      pauses = Arrays.copyOf(pauses, 2 * size);
    }
    pauses[size++] = new long[] {start, end - start, collection};
  }

  /** Returns the minute with most pauses, or the whole recording if it is shorter. */
  Stretch worst(long from, long to) {
    removeLeftOut();
    Arrays.sort(pauses, 0, size, (a, b) -> Long.compare(a[0], b[0]));
    if (to - from <= STRETCH_NANOS) {
      return stretch(0, size, from, to);
    }
    long sum = 0;
    long most = -1;
    int bestFirst = 0;
    int bestNext = 0;
    int next = 0;
    for (int first = 0; first < size; first++) {
      while (next < size && pauses[next][0] < pauses[first][0] + STRETCH_NANOS) {
        sum += pauses[next++][1];
      }
      if (sum > most) {
        most = sum;
        bestFirst = first;
        bestNext = next;
      }
      sum -= pauses[first][1];
    }
    long start = size == 0 ? from : Math.min(pauses[bestFirst][0], to - STRETCH_NANOS);
    return stretch(bestFirst, bestNext, start, start + STRETCH_NANOS);
  }

  private void removeLeftOut() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!leftOut.contains(pauses[i][2])) {
        pauses[kept++] = pauses[i];
      }
    }
    size = kept;
  }

  private Stretch stretch(int first, int next, long from, long to) {
    long sum = 0;
    long longest = 0;
    for (int i = first; i < next; i++) {
      sum += pauses[i][1];
      longest = Math.max(longest, pauses[i][1]);
    }
    return new Stretch(from, to, next - first, sum, longest);
  }
}
