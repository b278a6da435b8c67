package dev.debrief.timeline.query;

import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out for whom a thread waited. The notifier of the event is certain. Otherwise every other
 * thread is looked at: how active it was during the wait, and whether it ended or became idle when
 * the wait did, which names the right one nearly always.
 */
final class AwaitedThread {
  /** How far the end of a wait and the end of the work may lie apart. */
  private static final long TOGETHER_NANOS = 10_000_000L;

  /** Less activity than this is noise. */
  private static final double LEAST_SHARE = 0.05;

  /** Who waits for somebody else most of the time is not the one. */
  private static final double MOST_WAITING = 0.5;

  private static final Set<WaitKind> FOR_OTHERS =
      EnumSet.of(WaitKind.JOIN, WaitKind.FUTURE, WaitKind.LATCH, WaitKind.TERMINATION);

  private final TimelineQuery query;

  AwaitedThread(TimelineQuery query) {
    this.query = query;
  }

  Optional<Awaited> of(Wait wait) {
    Optional<TimelineThread> notifier = wait.blocker().other();
    if (notifier.isPresent() && wait.kind() != WaitKind.MONITOR) {
      return notifier.map(
          thread ->
              new Awaited(
                  thread,
                  Awaited.How.NOTIFIER,
                  query.activity(thread, wait.startNanos(), wait.endNanos())));
    }
    Awaited best = null;
    double bestScore = 0;
    for (ThreadHistory thread : query.threads()) {
      if (thread.system()
          || thread.thread().id() == wait.thread().id()
          || thread.beginNanos() >= wait.endNanos()
          || thread.endNanos() <= wait.startNanos()) {
        continue;
      }
      Activity activity = query.activity(thread.thread(), wait.startNanos(), wait.endNanos());
      double active = activity.share(activity.busyNanos());
      if (active < LEAST_SHARE || activity.share(activity.waiting(FOR_OTHERS)) > MOST_WAITING) {
        continue;
      }
      boolean together = endsWith(thread, wait.endNanos());
      double score = active + (together ? 1 : 0);
      if (score > bestScore) {
        bestScore = score;
        Awaited.How how = together ? Awaited.How.ENDED_WITH_WAIT : Awaited.How.ACTIVE;
        best = new Awaited(thread.thread(), how, activity);
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns whether a thread ended, or began to idle, at about an instant. */
  private boolean endsWith(ThreadHistory thread, long nanos) {
    if (thread.endedNanos().isPresent()
        && Math.abs(thread.endedNanos().getAsLong() - nanos) <= TOGETHER_NANOS) {
      return true;
    }
    boolean[] idles = new boolean[1];
    query.rows(
        thread.thread(),
        nanos - TOGETHER_NANOS,
        nanos + TOGETHER_NANOS,
        (slice, row) -> {
          WaitKind kind = slice.waitKind(row);
          idles[0] |=
              kind != null
                  && kind.idle()
                  && Math.abs(slice.startNanos(row) - nanos) <= TOGETHER_NANOS;
        });
    return idles[0];
  }
}
