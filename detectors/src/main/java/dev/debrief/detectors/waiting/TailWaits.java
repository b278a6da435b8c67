package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Fingerprint;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Thresholds;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.Activity;
import dev.debrief.timeline.query.Awaited;
import dev.debrief.timeline.query.Episode;
import dev.debrief.timeline.query.Episodes;
import dev.debrief.timeline.query.MergedWait;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of {@link TailWaitDetector}: collects episodes that end with a wait, judges the worst.
 */
final class TailWaits implements Detection {
  /** Places of waits that are remembered; programs have few. */
  private static final int MOST_PLACES = 500;

  /** Places that are looked into, the longest waits first. */
  private static final int MOST_JUDGED = 30;

  /** What is unseen of a thread before the recording ends, such as the writing of it. */
  private static final long UNSEEN_NANOS = 1_000_000_000L;

  private final Thresholds limits;
  private final TailWaitReport report;
  private final PoolThreads pools;
  private final Episodes episodes;
  private final Map<Place, Tail> tails = new HashMap<>();

  private record Place(String pool, StackTrace stack) {}

  TailWaits(RunContext context) {
    this.limits = context.thresholds();
    this.report = new TailWaitReport(new WaitText(context.frames()));
    this.pools = new PoolThreads(context);
    this.episodes = new Episodes(limits.nanos("leastWait"), this::episode, wait -> {});
  }

  /** What is known of the waits at one place; the longest stands for all. */
  record Tail(Episode episode, MergedWait lastWait, int count, long nanos, boolean severalThreads) {
    Tail and(Tail other) {
      boolean longer = other.lastWait.nanos() > lastWait.nanos();
      return new Tail(
          longer ? other.episode : episode,
          longer ? other.lastWait : lastWait,
          count + other.count,
          nanos + other.nanos,
          severalThreads
              || other.severalThreads
              || episode.thread().id() != other.episode.thread().id());
    }
  }

  @Override
  public void accept(ThreadSlice slice) {
    pools.accept(slice);
    episodes.accept(slice);
  }

  private void episode(Episode episode) {
    MergedWait wait = episode.lastWait();
    if (!atTheEnd(wait, episode.startNanos(), episode.endNanos())) {
      return;
    }
    Place place =
        new Place(Fingerprint.poolName(episode.thread().name()), wait.deciding().stackTrace());
    if (tails.size() < MOST_PLACES || tails.containsKey(place)) {
      tails.merge(place, new Tail(episode, wait, 1, wait.nanos(), false), Tail::and);
    }
  }

  private boolean atTheEnd(MergedWait wait, long start, long end) {
    long after = end - wait.endNanos();
    double most =
        Math.max((double) limits.nanos("mostAfter"), limits.share("mostAfterShare") * wait.nanos());
    return wait.nanos() >= limits.nanos("leastWait")
        && wait.nanos() >= limits.share("leastShare") * (double) (end - start)
        && after <= most;
  }

  @Override
  public List<Finding> finish(TimelineQuery query) {
    episodes.end();
    List<Tail> longest = new ArrayList<>(tails.values());
    longest.sort(
        Comparator.comparingLong((Tail tail) -> tail.lastWait.nanos())
            .reversed()
            .thenComparing(tail -> tail.lastWait.startNanos())
            .thenComparing(tail -> tail.lastWait.thread().id()));
    List<Finding> findings = new ArrayList<>();
    for (Tail tail : longest.subList(0, Math.min(MOST_JUDGED, longest.size()))) {
      whole(query, tail).flatMap(known -> judge(query, known)).ifPresent(findings::add);
    }
    return findings;
  }

  /** Returns the same with the thread's real start and end; empty if it did not end there. */
  private Optional<Tail> whole(TimelineQuery query, Tail tail) {
    Episode seen = tail.episode;
    ThreadHistory life = query.thread(seen.thread()).orElse(null);
    if (life == null || (life.system() && !isMain(tail)) || idlesAtHome(tail, life)) {
      return Optional.empty();
    }
    long start = seen.first() ? life.beginNanos() : seen.startNanos();
    long end = seen.endNanos();
    if (!seen.ended() && life.endedNanos().isPresent()) {
      end = Math.max(end, life.endedNanos().getAsLong());
    } else if (!seen.ended() && query.endNanos() - end > UNSEEN_NANOS) {
      return Optional.empty(); // It may be in a wait that is not over, and therefore not recorded.
    }
    Episode episode =
        new Episode(seen.thread(), seen.first(), start, end, seen.ended(), tail.lastWait);
    return atTheEnd(tail.lastWait, start, end)
        ? Optional.of(new Tail(episode, tail.lastWait, tail.count, tail.nanos, tail.severalThreads))
        : Optional.empty();
  }

  private static boolean isMain(Tail tail) {
    return Episodes.isMain(tail.lastWait.deciding().stackTrace());
  }

  /** A thread that lives on after a wait that nothing explains may just have nothing to do. */
  private static boolean idlesAtHome(Tail tail, ThreadHistory life) {
    return Episodes.HOME_MADE.contains(tail.lastWait.deciding().kind())
        && !isMain(tail)
        && !tail.episode.ended()
        && life.endedNanos().isEmpty();
  }

  /** What a wait at the end is. */
  enum Verdict {
    /** Nobody but the awaited thread works: it is for that one alone. */
    FINDING,
    /** It is long because the awaited thread is held up. */
    HELD_UP,
    /** Several threads work meanwhile. */
    PARALLEL,
    /** Several tasks of it queue behind one worker. */
    QUEUED,
    /** The thread does nothing else than wait. */
    COORDINATOR
  }

  private Optional<Finding> judge(TimelineQuery query, Tail tail) {
    AwaitedWork work = AwaitedWork.of(query, tail.lastWait.asOne()).orElse(null);
    if (work == null
        || byDesign(tail.lastWait, work.worker())
        || pools.same(tail.lastWait.thread(), work.worker().thread())
        || sequence(query, tail.lastWait, work.awaited())) {
      return Optional.empty();
    }
    boolean coordinates =
        tail.lastWait.nanos() > limits.share("coordinatorShare") * tail.episode.nanos();
    if (coordinates && !isMain(tail)) {
      return Optional.empty();
    }
    double concurrency = work.concurrency(query, tail.lastWait.asOne());
    boolean alone = concurrency < limits.get("mostConcurrency");
    if (coordinates && !alone) {
      return Optional.empty();
    }
    // That a main thread does nothing but wait for one other thread is worth a word, no more.
    Verdict verdict = coordinates ? Verdict.COORDINATOR : verdict(query, tail, work, alone);
    return Optional.of(report.finding(query, tail, work, new Judged(verdict, concurrency)));
  }

  /** What a wait is, and how many threads worked meanwhile. */
  record Judged(Verdict verdict, double concurrency) {}

  /** Whether the awaited thread was started between waits that look like one: one after another. */
  private boolean sequence(TimelineQuery query, MergedWait wait, Awaited awaited) {
    long started =
        query
            .thread(awaited.thread())
            .map(life -> life.startedNanos().orElse(Long.MIN_VALUE))
            .orElse(Long.MIN_VALUE);
    return wait.count() > 1
        && started > wait.startNanos() + MergedWait.GAP_NANOS
        && wait.endNanos() - started < limits.nanos("leastWait");
  }

  /** A server's main thread waits for a signal, and nobody works because of that. */
  private boolean byDesign(MergedWait wait, Awaited awaited) {
    Activity activity = awaited.activity();
    long work = activity.workingNanos() + activity.waiting(Activity.HELD_UP);
    if (activity.share(work) >= limits.share("leastWorking")) {
      return false;
    }
    long idle =
        activity.waiting(List.of(WaitKind.POOL_IDLE, WaitKind.SYS_IDLE, WaitKind.QUEUE_IDLE));
    return !(awaited.how().exact()
        && wait.deciding().kind() == WaitKind.JOIN
        && activity.share(idle) < limits.share("leastWorking"));
  }

  private Verdict verdict(TimelineQuery query, Tail tail, AwaitedWork work, boolean alone) {
    Activity activity = work.worker().activity();
    boolean queues = tail.lastWait.futures() > 1 || tail.severalThreads;
    if (queues && pools.isSingle(query, work.worker().thread())) {
      return Verdict.QUEUED;
    }
    if (!alone) {
      return Verdict.PARALLEL;
    }
    return activity.share(activity.waiting(Activity.HELD_UP)) > limits.share("mostHeldUp")
        ? Verdict.HELD_UP
        : Verdict.FINDING;
  }
}
