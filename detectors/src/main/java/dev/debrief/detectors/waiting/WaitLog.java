package dev.debrief.detectors.waiting;

import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The waits of threads for each other, taken while slices come. When they become too many the
 * shortest are forgotten, so that what is left is a part of the time lost.
 */
final class WaitLog {
  private static final int MOST = 50_000;

  private static final Set<WaitKind> KINDS =
      EnumSet.of(WaitKind.FUTURE, WaitKind.LATCH, WaitKind.JOIN);

  private List<Wait> waits = new ArrayList<>();
  private long leastNanos;

  /**
   * @param leastNanos shorter ones are left out
   */
  WaitLog(long leastNanos) {
    this.leastNanos = leastNanos;
  }

  void accept(ThreadSlice slice) {
    for (int row = 0; row < slice.size(); row++) {
      WaitKind kind = slice.waitKind(row);
      if (kind != null && slice.nanos(row) >= leastNanos && KINDS.contains(kind)) {
        waits.add(Wait.of(slice, row));
        if (waits.size() > MOST) {
          waits = new ArrayList<>(longest(MOST / 2));
          leastNanos = waits.get(waits.size() - 1).nanos();
        }
      }
    }
  }

  /** Returns the longest ones, the longest first. */
  List<Wait> longest(int most) {
    return waits.stream()
        .sorted(
            Comparator.comparingLong(Wait::nanos)
                .reversed()
                .thenComparing(Wait::startNanos)
                .thenComparing(wait -> wait.thread().id()))
        .limit(most)
        .toList();
  }
}
