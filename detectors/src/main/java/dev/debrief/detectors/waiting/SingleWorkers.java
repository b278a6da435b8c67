package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.FrameTables;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Thresholds;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.Activity;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of {@link SingleWorkerDetector}. */
final class SingleWorkers implements Detection {
  /** Waits that are looked into, the longest ones. */
  private static final int MOST_WAITS = 300;

  private final Thresholds limits;
  private final FrameTables tables;
  private final PoolThreads pools;
  private final WaitLog log;
  private final WaitText text;

  SingleWorkers(RunContext context) {
    this.limits = context.thresholds();
    this.tables = context.tables();
    this.pools = new PoolThreads(context);
    this.log = new WaitLog(limits.nanos("leastWait"));
    this.text = new WaitText(context.frames());
  }

  /**
   * A pool of one worker and who waits for it.
   *
   * @param workers its threads, one after the other; nearly always one
   * @param stretches of queueing, the longest first
   */
  record Pool(String name, List<ThreadHistory> workers, List<Queueing> stretches, boolean serial) {
    /** Returns the thread that worked during a stretch. */
    ThreadHistory worker(Queueing stretch) {
      for (ThreadHistory worker : workers) {
        if (worker.endNanos() > stretch.startNanos()) {
          return worker;
        }
      }
      return workers.get(workers.size() - 1);
    }

    long sumNanos() {
      return stretches.stream().mapToLong(Queueing::sumNanos).sum();
    }

    long unionNanos() {
      return stretches.stream().mapToLong(Queueing::unionNanos).sum();
    }

    long nanosWith(int workersThen) {
      return stretches.stream().mapToLong(stretch -> stretch.nanosWith(workersThen)).sum();
    }
  }

  @Override
  public void accept(ThreadSlice slice) {
    pools.accept(slice);
    log.accept(slice);
  }

  @Override
  public List<Finding> finish(TimelineQuery query) {
    Map<String, List<ThreadHistory>> single = pools.single(query);
    Map<Long, String> poolOf = new HashMap<>();
    single.forEach((name, threads) -> threads.forEach(one -> poolOf.put(one.thread().id(), name)));
    Map<String, List<Wait>> waits = new HashMap<>();
    if (!poolOf.isEmpty()) {
      // In time order, because waits at one time are looked up in the same rows.
      List<Wait> longest = new ArrayList<>(log.longest(MOST_WAITS));
      longest.sort(Comparator.comparingLong(Wait::startNanos));
      for (Wait wait : longest) {
        Optional<String> of =
            mayBe(query, wait, single) ? pool(query, wait, poolOf) : Optional.empty();
        of.ifPresent(pool -> waits.computeIfAbsent(pool, n -> new ArrayList<>()).add(wait));
      }
    }
    List<Finding> findings = new ArrayList<>();
    single.forEach(
        (name, workers) ->
            look(query, name, workers, waits.getOrDefault(name, List.of()))
                .ifPresent(findings::add));
    return findings;
  }

  /** Whether one of the workers worked during a wait; quicker than to ask who was awaited. */
  private boolean mayBe(TimelineQuery query, Wait wait, Map<String, List<ThreadHistory>> single) {
    for (List<ThreadHistory> workers : single.values()) {
      for (ThreadHistory worker : workers) {
        if (worker.beginNanos() < wait.endNanos() && worker.endNanos() > wait.startNanos()) {
          Activity activity = query.activity(worker.thread(), wait.startNanos(), wait.endNanos());
          if (activity.share(activity.workingNanos()) >= limits.share("leastOverlap")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The pool of one worker for which a wait is. */
  private Optional<String> pool(TimelineQuery query, Wait wait, Map<Long, String> poolOf) {
    return query
        .awaited(wait)
        .filter(
            awaited -> {
              Activity activity = awaited.activity();
              return activity.share(activity.workingNanos()) >= limits.share("leastOverlap");
            })
        .map(awaited -> poolOf.get(awaited.thread().id()));
  }

  private Optional<Finding> look(
      TimelineQuery query, String name, List<ThreadHistory> workers, List<Wait> waits) {
    List<Queueing> stretches =
        Queueing.of(waits).stream()
            .filter(stretch -> queues(workers, stretch))
            .filter(stretch -> busy(query, workers, stretch))
            .sorted(
                Comparator.comparingLong(Queueing::sumNanos)
                    .reversed()
                    .thenComparing(Queueing::startNanos))
            .toList();
    boolean serial =
        workers.stream()
            .anyMatch(one -> tables.is(FrameTables.Meaning.SERIAL_THREAD, one.thread().name()));
    Pool pool = new Pool(name, workers, stretches, serial);
    if (pool.sumNanos() < limits.nanos("leastSum") || pool.unionNanos() <= pool.nanosWith(2)) {
      return Optional.empty();
    }
    return Optional.of(new SingleWorkerReport(text, query).finding(pool));
  }

  /** Whether several tasks were asked for at a time. */
  private boolean queues(List<ThreadHistory> workers, Queueing stretch) {
    if (stretch.threads() > 1) {
      double waiters = (double) stretch.sumNanos() / Math.max(1, stretch.unionNanos());
      return waiters >= limits.get("leastWaiters");
    }
    List<Wait> futures =
        stretch.waits().stream().filter(wait -> wait.kind() == WaitKind.FUTURE).toList();
    return futures.size() > 1
        && different(futures)
        && futures.stream().noneMatch(wait -> askedThere(workers, wait));
  }

  /** Whether the waits are for different futures; one that is waited for again is one task. */
  private static boolean different(List<Wait> futures) {
    return futures.stream().mapToLong(wait -> wait.blocker().address()).distinct().count() > 1
        || futures.stream().allMatch(wait -> wait.blocker().address() == 0);
  }

  /** Whether a task was given to the pool in the very line that waits for it: nothing queues. */
  private boolean askedThere(List<ThreadHistory> workers, Wait wait) {
    StackTrace waiting = wait.stackTrace();
    for (ThreadHistory worker : workers) {
      Optional<Frame> asked = text.frames().firstInApp(worker.startStack());
      if (asked.isPresent() && asked.get().lineNumber() > 0) {
        Optional<Frame> at = text.frames().firstInApp(waiting);
        if (at.isPresent()
            && at.get().lineNumber() == asked.get().lineNumber()
            && text.frames().qualified(at.get()).equals(text.frames().qualified(asked.get()))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean busy(TimelineQuery query, List<ThreadHistory> workers, Queueing stretch) {
    long working = 0;
    for (ThreadHistory worker : workers) {
      working +=
          query.activity(worker.thread(), stretch.startNanos(), stretch.endNanos()).workingNanos();
    }
    return working >= limits.share("leastUse") * stretch.unionNanos();
  }
}
