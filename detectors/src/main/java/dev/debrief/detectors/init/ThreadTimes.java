package dev.debrief.detectors.init;

import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.Activity;
import dev.debrief.timeline.query.ThreadSlice;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** How long each thread was busy, and how much of that samples saw. */
final class ThreadTimes {
  private static final long MOST_GAP_NANOS = 2 * Activity.SIGHT_NANOS;

  private static final class Times {
    private long lastEnd = Long.MIN_VALUE;
    private long running;
    private long waiting;
    private long unseen;
  }

  private final Map<Long, Times> threads = new TreeMap<>();

  void accept(ThreadSlice slice) {
    Times times = threads.computeIfAbsent(slice.thread().id(), id -> new Times());
    for (int row = 0; row < slice.size(); row++) {
      long start = slice.startNanos(row);
      if (times.lastEnd != Long.MIN_VALUE && start - times.lastEnd <= MOST_GAP_NANOS) {
        times.unseen += Math.max(0, start - times.lastEnd);
      }
      times.lastEnd = slice.endNanos(row);
      WaitKind kind = slice.waitKind(row);
      if (kind == null) {
        times.running += times.lastEnd - start;
      } else if (!kind.idle()) {
        times.waiting += times.lastEnd - start;
      }
    }
  }

  /** Returns how long some threads did something or were kept from it, together. */
  long busyNanos(Collection<Long> threadIds) {
    long sum = 0;
    for (Long id : threadIds) {
      Times times = threads.get(id);
      sum += times == null ? 0 : times.running + times.waiting + times.unseen;
    }
    return sum;
  }

  /** Returns which part of the running time of a thread samples saw, above 0, at most 1. */
  double coverage(long threadId) {
    Times times = threads.get(threadId);
    long all = times == null ? 0 : times.running + times.unseen;
    return times == null || times.running == 0 ? 1 : (double) times.running / all;
  }

  /** Returns which part of the running time of some threads samples saw. */
  double coverage(Collection<Long> threadIds) {
    return threadIds.stream().mapToDouble(this::coverage).average().orElse(1);
  }
}
