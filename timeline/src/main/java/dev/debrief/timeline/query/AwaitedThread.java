package dev.debrief.timeline.query;

import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out for whom a thread waited. The notifier of the event is certain. Otherwise every other
 * thread is looked at: how much it worked during the wait, and whether it ended, became idle or
 * finished something when the wait did, which names the right one nearly always.
 */
final class AwaitedThread {
  /** Of longer waits the last part is looked at: what decides is at the end. */
  static final long LOOKED_AT_NANOS = 10_000_000_000L;

  /** By this last part of a wait candidates are chosen. */
  private static final long DECIDING_NANOS = 1_000_000_000L;

  private static final int MOST_CANDIDATES = 8;

  /** Less work than this is noise. */
  private static final double LEAST_SHARE = 0.05;

  /** Who waits for somebody else most of the time is not the one. */
  private static final double MOST_WAITING = 0.5;

  /** The end of the work says more than its amount. */
  private static final double WORK_WEIGHT = 0.5;

  /** Sleeping may be work that is waited for, or a reporter that counts to its next turn. */
  private static final double SLEEP_DISCOUNT = 0.5;

  /** Who waits for a thread's end, while the thread goes on, waits for another. */
  private static final double GOES_ON_DISCOUNT = 0.5;

  private static final Set<WaitKind> UNTIL_THREAD_ENDS =
      EnumSet.of(WaitKind.JOIN, WaitKind.TERMINATION);

  private final TimelineQuery query;
  private final long togetherNanos;

  /**
   * @param togetherNanos how far the end of a wait and that of the work may lie apart
   */
  AwaitedThread(TimelineQuery query, long togetherNanos) {
    this.query = query;
    this.togetherNanos = togetherNanos;
  }

  /** One candidate and how well it fits, by the last part of the wait. */
  private record Candidate(ThreadHistory thread, EndCue cue, double score) {}

  Optional<Awaited> of(Wait wait) {
    long from = Math.max(wait.startNanos(), wait.endNanos() - LOOKED_AT_NANOS);
    Optional<TimelineThread> notifier = wait.blocker().other();
    if (notifier.isPresent() && wait.kind() != WaitKind.MONITOR) {
      return notifier.map(thread -> awaited(thread, Awaited.How.NOTIFIER, from, wait.endNanos()));
    }
    if (wait.kind() == WaitKind.PROCESS || wait.kind().idle()) {
      return Optional.empty();
    }
    Awaited best = null;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (Candidate candidate : candidates(wait, from)) {
      EndCue cue = candidate.cue;
      Awaited.How how = cue.idles() ? Awaited.How.ENDED_WITH_WAIT : Awaited.How.ACTIVE;
      Awaited awaited = awaited(candidate.thread.thread(), how, from, wait.endNanos());
      double score = score(awaited.activity(), candidate.thread, cue, wait.kind());
      if (score > bestScore) {
        best = awaited;
        bestScore = score;
      }
    }
    return Optional.ofNullable(best);
  }

  private Awaited awaited(TimelineThread thread, Awaited.How how, long from, long to) {
    return new Awaited(thread, how, query.activity(thread, from, to));
  }

  /** The threads that fit best by what they did at the end of the wait, the best first. */
  private List<Candidate> candidates(Wait wait, long from) {
    long late = Math.max(from, wait.endNanos() - Math.max(DECIDING_NANOS, togetherNanos));
    List<Candidate> candidates = new ArrayList<>();
    for (ThreadHistory thread : query.threads()) {
      if (!thread.system()
          && thread.thread().id() != wait.thread().id()
          && thread.beginNanos() < wait.endNanos()
          && thread.endNanos() + Activity.SIGHT_NANOS > late) {
        Candidate candidate = candidate(thread, wait, late);
        if (candidate.score > Double.NEGATIVE_INFINITY) {
          candidates.add(candidate);
        }
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.thread.thread().id()));
    return candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size()));
  }

  private Candidate candidate(ThreadHistory thread, Wait wait, long from) {
    long to = wait.endNanos();
    ActivityMeter meter = new ActivityMeter(from, to, thread);
    EndCue cue = new EndCue(to, togetherNanos);
    thread.endedNanos().ifPresent(cue::ended);
    long sight = 2 * Activity.SIGHT_NANOS;
    query.rows(
        thread.thread(),
        from - sight,
        to + sight,
        (slice, row) -> {
          meter.row(slice, row);
          cue.row(slice, row);
        });
    return new Candidate(thread, cue, score(meter.activity(), thread, cue, wait.kind()));
  }

  /** Returns how well a thread fits, negative infinity if it cannot be the one. */
  private static double score(Activity activity, ThreadHistory thread, EndCue cue, WaitKind kind) {
    double working = activity.share(activity.workingNanos() + activity.waiting(Activity.HELD_UP));
    double forOthers = activity.share(activity.waiting(Episodes.FOR_OTHERS));
    if (working < LEAST_SHARE || forOthers > MOST_WAITING) {
      return Double.NEGATIVE_INFINITY;
    }
    long sleep = activity.waitingNanos().getOrDefault(WaitKind.SLEEP, 0L);
    double weighed = working - SLEEP_DISCOUNT * activity.share(sleep);
    boolean goesOn =
        UNTIL_THREAD_ENDS.contains(kind) && thread.endedNanos().isEmpty() && cue.goesOn();
    return WORK_WEIGHT * weighed + cue.strength() - (goesOn ? GOES_ON_DISCOUNT : 0);
  }
}
