package dev.debrief.timeline.query;

import dev.debrief.timeline.WaitKind;
import java.util.Arrays;

/**
 * What the rows of a block add up to, so that long questions need not read them: the time in which
 * the thread was active between the first row's start and the last one's end, and its waits by
 * kind.
 */
final class BlockSums {
  private final long activeNanos;

  /** Kinds as {@link ThreadSlice#tag} has them; only those that occur. */
  private final byte[] tags;

  private final long[] waitNanos;

  private BlockSums(long activeNanos, byte[] tags, long[] waitNanos) {
    this.activeNanos = activeNanos;
    this.tags = tags;
    this.waitNanos = waitNanos;
  }

  /** Adds up the rows of a slice from one (inclusive) to another (exclusive). */
  static BlockSums of(ThreadSlice slice, int from, int to) {
    long[] byTag = new long[ThreadSlice.TAGS];
    long active = 0;
    for (int row = from; row < to; row++) {
      if (row > from) {
        long gap = slice.startNanos(row) - slice.endNanos(row - 1);
        boolean rests = slice.waitKind(row) == WaitKind.POOL_IDLE;
        active += rests ? gap : Math.min(gap, 2 * Activity.SIGHT_NANOS);
      }
      if (slice.runs(row)) {
        active += slice.nanos(row);
      } else {
        byTag[slice.tag(row)] += slice.nanos(row);
      }
    }
    byte[] tags = new byte[byTag.length];
    int size = 0;
    for (byte tag = 1; tag < byTag.length; tag++) {
      if (byTag[tag] > 0) {
        byTag[size] = byTag[tag];
        tags[size++] = tag;
      }
    }
    return new BlockSums(active, Arrays.copyOf(tags, size), Arrays.copyOf(byTag, size));
  }

  long activeNanos() {
    return activeNanos;
  }

  /** Returns how many kinds of waits there are. */
  int kinds() {
    return tags.length;
  }

  byte tag(int index) {
    return tags[index];
  }

  long waitNanos(int index) {
    return waitNanos[index];
  }
}
