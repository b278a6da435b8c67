package dev.debrief.timeline.query;

import dev.debrief.timeline.WaitKind;
import java.util.EnumMap;
import java.util.Map;

/** Adds up what the rows of one thread say of a stretch of time. */
final class ActivityMeter implements RowVisitor {
  private final long from;
  private final long to;

  /** When the thread began and ended, as far as that is known. */
  private final long born;

  private final long dead;

  /** Waits by kind, as {@link ThreadSlice#tag} has it. */
  private final long[] waiting = new long[ThreadSlice.TAGS];

  private long active;

  /** End of the row before, {@code Long.MIN_VALUE} if there is none in sight. */
  private long seen = Long.MIN_VALUE;

  ActivityMeter(long from, long to, ThreadHistory life) {
    this.from = from;
    this.to = to;
    this.born = life.startedNanos().orElse(Long.MIN_VALUE);
    this.dead = life.endedNanos().orElse(Long.MAX_VALUE);
  }

  @Override
  public void row(ThreadSlice slice, int row) {
    long start = slice.startNanos(row);
    long end = slice.endNanos(row);
    WaitKind kind = slice.waitKind(row);
    if (seen == Long.MIN_VALUE) {
      addActive(start - Activity.SIGHT_NANOS, start);
    } else if (kind == WaitKind.POOL_IDLE) {
      addActive(seen, start); // Only now has it nothing to do.
    } else {
      addGap(seen, start);
    }
    if (kind == null) {
      addActive(start, end);
    } else {
      long part = Math.min(end, to) - Math.max(start, from);
      if (part > 0) {
        waiting[slice.tag(row)] += part;
      }
    }
    seen = end;
  }

  /** Takes all rows of a block, which lies within the stretch and the thread's life. */
  void block(SliceBlock block) {
    if (seen == Long.MIN_VALUE) {
      addActive(block.startNanos() - Activity.SIGHT_NANOS, block.startNanos());
    } else {
      addGap(seen, block.startNanos());
    }
    BlockSums sums = block.sums();
    active += sums.activeNanos();
    for (int i = 0; i < sums.kinds(); i++) {
      waiting[sums.tag(i)] += sums.waitNanos(i);
    }
    seen = block.endNanos();
  }

  /** Returns whether a block lies within the stretch and the thread's life. */
  boolean holds(SliceBlock block) {
    return block.startNanos() >= Math.max(from, born) && block.endNanos() <= Math.min(to, dead);
  }

  private void addGap(long gapStart, long gapEnd) {
    if (gapEnd - gapStart <= 2 * Activity.SIGHT_NANOS) {
      addActive(gapStart, gapEnd);
    } else {
      addActive(gapStart, gapStart + Activity.SIGHT_NANOS);
      addActive(gapEnd - Activity.SIGHT_NANOS, gapEnd);
    }
  }

  private void addActive(long start, long end) {
    long first = Math.max(Math.max(start, from), born);
    long last = Math.min(Math.min(end, to), dead);
    active += Math.max(0, last - first);
  }

  /** Returns the sum; what lies outside the thread's life was never added. */
  Activity activity() {
    if (seen != Long.MIN_VALUE) {
      addActive(seen, seen + Activity.SIGHT_NANOS);
    }
    Map<WaitKind, Long> byKind = new EnumMap<>(WaitKind.class);
    for (byte tag = 1; tag < waiting.length; tag++) {
      if (waiting[tag] > 0) {
        byKind.put(ThreadSlice.kind(tag), waiting[tag]);
      }
    }
    return new Activity(to - from, active, byKind);
  }
}
