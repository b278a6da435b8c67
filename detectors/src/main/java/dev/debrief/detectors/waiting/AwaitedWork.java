package dev.debrief.detectors.waiting;

import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.Activity;
import dev.debrief.timeline.query.Awaited;
import dev.debrief.timeline.query.Episodes;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who does the work that a thread waits for, and how many do it together.
 *
 * @param chain the awaited thread, whom that waits for, and so on; the last one works
 * @param stretchStart where the part of the wait begins that was looked at
 */
record AwaitedWork(List<Awaited> chain, long stretchStart) {
  /** Of long waits the last part is looked at. */
  private static final long LOOKED_AT_NANOS = 10_000_000_000L;

  private static final int LONGEST_CHAIN = 3;
  private static final double PASSES_ON = 0.5;

  static Optional<AwaitedWork> of(TimelineQuery query, Wait wait) {
    List<Awaited> chain = new ArrayList<>();
    Optional<Awaited> next = query.awaited(wait);
    while (next.isPresent() && chain.size() < LONGEST_CHAIN && !contains(chain, next.get())) {
      Awaited found = next.get();
      chain.add(found);
      Activity activity = found.activity();
      boolean passesOn =
          activity.share(activity.waiting(Episodes.FOR_OTHERS)) > PASSES_ON
              && activity.activeShare() < PASSES_ON;
      next = passesOn ? ownWait(query, found.thread(), wait).flatMap(query::awaited) : next;
    }
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    long from = Math.max(wait.startNanos(), wait.endNanos() - LOOKED_AT_NANOS);
    return Optional.of(new AwaitedWork(List.copyOf(chain), from));
  }

  private static boolean contains(List<Awaited> chain, Awaited awaited) {
    return chain.stream().anyMatch(one -> one.thread().id() == awaited.thread().id());
  }

  /** The longest wait for another thread within a wait. */
  private static Optional<Wait> ownWait(TimelineQuery query, TimelineThread thread, Wait outer) {
    List<Wait> longest = new ArrayList<>();
    query.rows(
        thread,
        outer.startNanos(),
        outer.endNanos(),
        (slice, row) -> {
          WaitKind kind = slice.waitKind(row);
          if (kind != null
              && Episodes.FOR_OTHERS.contains(kind)
              && (longest.isEmpty() || slice.nanos(row) > longest.get(0).nanos())) {
            longest.clear();
            longest.add(Wait.of(slice, row));
          }
        });
    return longest.stream().findFirst();
  }

  /**
   * Returns how many threads worked or were held up at a time during the wait, on average, the
   * awaited one included. Looks at all threads.
   */
  double concurrency(TimelineQuery query, Wait wait) {
    double sum = 0;
    for (ThreadHistory thread : query.threads()) {
      if (!thread.system()
          && thread.thread().id() != wait.thread().id()
          && thread.beginNanos() < wait.endNanos()
          && thread.endNanos() + Activity.SIGHT_NANOS > stretchStart) {
        sum += worked(query, thread, stretchStart, wait.endNanos());
      }
    }
    return sum;
  }

  /** Sleeping counts for threads that finish something; who goes on sleeping only ticks. */
  private static double worked(TimelineQuery query, ThreadHistory thread, long from, long to) {
    Activity activity = query.activity(thread.thread(), from, to);
    long sleep = activity.waitingNanos().getOrDefault(WaitKind.SLEEP, 0L);
    long worked = activity.workingNanos() + activity.waiting(Activity.HELD_UP);
    boolean ends = thread.endedNanos().isPresent() && thread.endedNanos().getAsLong() <= to;
    boolean idles = activity.waitingNanos().keySet().stream().anyMatch(WaitKind::idle);
    return activity.share(ends || idles ? worked : worked - sleep);
  }

  /** Returns for whom the thread waits itself. */
  Awaited awaited() {
    return chain.get(0);
  }

  /** Returns who works in the end. */
  Awaited worker() {
    return chain.get(chain.size() - 1);
  }
}
