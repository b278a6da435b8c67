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

  private static final Comparator<Scored> BEST_FIRST =
      Comparator.comparingDouble(Scored::score)
          .reversed()
          .thenComparing(scored -> scored.candidate.thread.thread().id());

  private final TimelineQuery query;
  private final long togetherNanos;

  /**
   * @param togetherNanos how far the end of a wait and that of the work may lie apart
   */
  AwaitedThread(TimelineQuery query, long togetherNanos) {
    this.query = query;
    this.togetherNanos = togetherNanos;
  }

  /** A thread and what it did at the end of a wait. */
  private record Candidate(ThreadHistory thread, EndCue cue, boolean goesOn) {
    /** Returns how well it fits, negative infinity if it cannot be the one. */
    double score(Activity activity) {
      double working = activity.share(activity.workingNanos() + activity.waiting(Activity.HELD_UP));
      double forOthers = activity.share(activity.waiting(Episodes.FOR_OTHERS));
      if (working < LEAST_SHARE || forOthers > MOST_WAITING) {
        return Double.NEGATIVE_INFINITY;
      }
      long sleep = activity.waitingNanos().getOrDefault(WaitKind.SLEEP, 0L);
      return score(working - SLEEP_DISCOUNT * activity.share(sleep));
    }

    private double score(double weighed) {
      return WORK_WEIGHT * weighed + cue.strength() - (goesOn ? GOES_ON_DISCOUNT : 0);
    }

    /** Returns the score that it has if it did nothing but work. */
    double most() {
      return score(1.0);
    }
  }

  /** How well a candidate fits by the last part of the wait. */
  private record Scored(Candidate candidate, double score) {}

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
    for (Candidate candidate : best(wait, from)) {
      Awaited.How how = candidate.cue.idles() ? Awaited.How.ENDED_WITH_WAIT : Awaited.How.ACTIVE;
      Awaited awaited = awaited(candidate.thread.thread(), how, from, wait.endNanos());
      double score = candidate.score(awaited.activity());
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

  /**
   * Returns the threads that fit best by what they did in the last part of the wait, the best
   * first. How much they worked is asked only of those that may be among them, because that needs
   * many more rows than to see what they did in the end. Of a short wait the last part is all, so
   * one is enough.
   */
  private List<Candidate> best(Wait wait, long from) {
    long late = Math.max(from, wait.endNanos() - Math.max(DECIDING_NANOS, togetherNanos));
    int wanted = late == from ? 1 : MOST_CANDIDATES;
    List<Scored> best = new ArrayList<>();
    for (Candidate candidate : candidates(wait, late)) {
      if (best.size() == wanted && candidate.most() < best.get(wanted - 1).score) {
        break;
      }
      double score =
          candidate.score(query.activity(candidate.thread.thread(), late, wait.endNanos()));
      if (score > Double.NEGATIVE_INFINITY) {
        best.add(new Scored(candidate, score));
        best.sort(BEST_FIRST);
        best.subList(Math.min(wanted, best.size()), best.size()).clear();
      }
    }
    return best.stream().map(Scored::candidate).toList();
  }

  /** Returns the threads that lived then, first those that may have the highest score. */
  private List<Candidate> candidates(Wait wait, long late) {
    List<Candidate> candidates = new ArrayList<>();
    for (ThreadHistory thread : query.threads()) {
      if (!thread.system()
          && thread.thread().id() != wait.thread().id()
          && thread.beginNanos() < wait.endNanos()
          && thread.endNanos() + Activity.SIGHT_NANOS > late) {
        candidates.add(candidate(thread, wait, late));
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::most).reversed());
    return candidates;
  }

  /** Only what happens together with the end counts, and whether a thread goes on later. */
  private Candidate candidate(ThreadHistory thread, Wait wait, long late) {
    long end = wait.endNanos();
    EndCue cue = new EndCue(end, togetherNanos);
    thread.endedNanos().ifPresent(cue::ended);
    boolean mayGoOn = UNTIL_THREAD_ENDS.contains(wait.kind()) && thread.endedNanos().isEmpty();
    long sight = 2 * Activity.SIGHT_NANOS;
    long near = togetherNanos + 1;
    query.rows(
        thread.thread(),
        Math.max(end - near, late - sight),
        end + (mayGoOn ? sight : Math.min(near, sight)),
        cue);
    return new Candidate(thread, cue, mayGoOn && cue.goesOn());
  }
}
