package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several wait for a pool that has one worker. */
final class SingleWorkerScenarios {
  private static final String ID = "single-worker";

  private SingleWorkerScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "thumbnails", SingleWorkerScenarios::thumbnails).on(17, 25),
        Scenario.positive(ID, "quotes", SingleWorkerScenarios::quotes).on(25),
        Scenario.positive(ID, "nightly", SingleWorkerScenarios::nightlyJobs)
            .on(17)
            .allowing("tail-wait"),
        Scenario.nearMiss(ID, "three-workers", SingleWorkerScenarios::threeWorkers).on(17),
        Scenario.nearMiss(ID, "journal", SingleWorkerScenarios::nobodyWaits).on(25),
        Scenario.nearMiss(ID, "leisure", SingleWorkerScenarios::shortTasks).on(17));
  }

  private static void thumbnails(Run run) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(1, Threads.named("thumbnailer"));
    Spells waits = new Spells();
    Threads.startAndJoin(
        "gallery",
        4,
        () -> {
          for (int picture = 0; picture < 3; picture++) {
            Work.compute(8);
            Future<Long> thumbnail = pool.submit(SingleWorkerScenarios::scalePicture);
            awaitTimed(run, waits, thumbnail);
          }
        });
    note(run, waits, "thumbnailer-1", "scalePicture", 12 * 130);
  }

  /** The pool has the name that executors give by themselves. */
  private static void quotes(Run run) throws InterruptedException {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Spells waits = new Spells();
    Threads.startAndJoin(
        "customer",
        6,
        () -> {
          Work.compute(15);
          Future<Integer> quote = pool.submit(() -> fetchQuote(run, 240));
          awaitTimed(run, waits, quote);
        });
    pool.shutdown();
    note(run, waits, "pool-1-thread-1", "fetchQuote", 6 * 240);
  }

  private static void note(Run run, Spells waits, String worker, String task, int leastMillis) {
    run.requireBetween(leastMillis, waits.unionMillis(), leastMillis * 1.35, "busy time of worker");
    run.claim(ID)
        .key(SingleWorkerScenarios.class, task)
        .pool(worker)
        .byAll(waits.threads())
        .awaited(worker)
        .count(waits.count())
        .from(waits.startNanos())
        .noteUntil(waits.endNanos());
  }

  /** One submitter: it queues jobs of different kinds and then waits for the last of them. */
  private static void nightlyJobs(Run run) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1, Threads.named("nightly"));
    Work.compute(400);
    long start = run.now();
    List<Future<?>> jobs = new ArrayList<>();
    jobs.add(pool.submit(() -> rotateLogs(run)));
    jobs.add(pool.submit(() -> refreshViews(run)));
    jobs.add(pool.submit(() -> sendDigest(run)));
    Work.compute(150);
    for (Future<?> job : jobs) {
      job.get();
    }
    double millis = Run.millis(run.now() - start);
    run.requireBetween(1_500, millis, 1_900, "queue of jobs");
    run.claim(ID)
        .key(SingleWorkerScenarios.class, "rotateLogs")
        .orKey(
            "SingleWorkerScenarios.refreshViews",
            "SingleWorkerScenarios.sendDigest",
            "SingleWorkerScenarios.nightlyJobs")
        .pool("nightly-1")
        .awaited("nightly-1")
        .count(3)
        .from(start)
        .note();
  }

  private static int rotateLogs(Run run) throws IOException {
    return run.services().askOnce(420, 100).length;
  }

  private static int refreshViews(Run run) throws IOException {
    return run.services().askOnce(560, 100).length;
  }

  private static int sendDigest(Run run) throws IOException {
    return run.services().askOnce(610, 100).length;
  }

  private static void threeWorkers(Run run) throws InterruptedException, IOException {
    fetchQuote(run, 1); // loads classes
    ExecutorService pool = Executors.newFixedThreadPool(3, Threads.named("quote-worker"));
    Spells waits = new Spells();
    Threads.startAndJoin(
        "customer",
        3,
        () -> {
          for (int i = 0; i < 4; i++) {
            Work.compute(40);
            Future<Integer> quote = pool.submit(() -> fetchQuote(run, 160));
            awaitTimed(run, waits, quote);
          }
        });
    run.requireBetween(160, waits.longestMillis(), 260, "longest wait");
  }

  /** A journal is written by one thread on purpose, and those who add to it do not wait. */
  private static void nobodyWaits(Run run) throws InterruptedException {
    ExecutorService journal = Executors.newSingleThreadExecutor(Threads.named("journal"));
    Threads.startAndJoin(
        "teller",
        2,
        () -> {
          for (int entry = 0; entry < 4; entry++) {
            journal.execute(() -> Threads.orFail(() -> fetchQuote(run, 110)));
            Work.compute(290);
          }
        });
    journal.shutdown();
    run.require(journal.awaitTermination(1, TimeUnit.MILLISECONDS), "the journal is written");
  }

  /** One worker, but it has little to do and nobody waits for long. */
  private static void shortTasks(Run run) throws InterruptedException {
    ExecutorService pool = Executors.newSingleThreadExecutor(Threads.named("stamper"));
    Spells waits = new Spells();
    Threads.startAndJoin(
        "clerk",
        2,
        () -> {
          for (int letter = 0; letter < 5; letter++) {
            Work.compute(150);
            Future<Long> stamp = pool.submit(() -> Work.compute(6));
            awaitTimed(run, waits, stamp);
          }
        });
    run.requireBetween(50, waits.sumMillis(), 300, "sum of waits");
  }

  private static void awaitTimed(Run run, Spells waits, Future<?> result) throws Exception {
    long start = run.now();
    result.get();
    waits.add(start, run.now());
  }

  private static long scalePicture() {
    return Work.compute(135);
  }

  private static int fetchQuote(Run run, int millis) throws IOException {
    return run.services().askOnce(millis, 400).length;
  }
}
