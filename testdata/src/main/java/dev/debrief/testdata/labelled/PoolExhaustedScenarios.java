package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Threads that wait for one of few permits or connections. */
final class PoolExhaustedScenarios {
  private static final String ID = "pool-exhausted";

  private PoolExhaustedScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "gate", PoolExhaustedScenarios::gate).on(17, 25),
        Scenario.positive(ID, "licences", PoolExhaustedScenarios::licences).on(17),
        Scenario.positive(ID, "sessions", PoolExhaustedScenarios::sessions).on(25),
        Scenario.positive(ID, "queue-built", PoolExhaustedScenarios::queueBuilt).on(17),
        Scenario.nearMiss(ID, "enough", PoolExhaustedScenarios::enough).on(25),
        Scenario.nearMiss(ID, "signal", PoolExhaustedScenarios::signal).on(17),
        Scenario.nearMiss(ID, "short-queue", PoolExhaustedScenarios::shortQueue).on(25));
  }

  private static void gate(Run run) throws InterruptedException {
    Semaphore permits = new Semaphore(3);
    Spells waits = new Spells();
    Threads.startAndJoin("visitor", 8, () -> visit(run, permits, waits, 4, 115));
    run.require(waits.sumMillis() > 3_000, "waited for " + waits.sumMillis() + " ms");
    note(run, waits, "enter");
  }

  private static void visit(Run run, Semaphore permits, Spells waits, int visits, int millis)
      throws InterruptedException, IOException {
    for (int i = 0; i < visits; i++) {
      enter(run, permits, waits);
      try {
        run.services().askOnce(millis, 500);
      } finally {
        permits.release();
      }
      Work.compute(10);
    }
  }

  private static void enter(Run run, Semaphore permits, Spells waits) throws InterruptedException {
    long start = run.now();
    permits.acquire();
    waits.add(start, run.now());
  }

  /** Two licences, and a bound on how long anybody is ready to wait for one. */
  private static void licences(Run run) throws InterruptedException {
    Semaphore licences = new Semaphore(2);
    Spells waits = new Spells();
    Threads.startAndJoin(
        "compiler",
        5,
        () -> {
          for (int unit = 0; unit < 3; unit++) {
            obtainLicence(run, licences, waits);
            try {
              Work.compute(90);
              run.services().askOnce(90, 100);
            } finally {
              licences.release();
            }
            Work.compute(5);
          }
        });
    run.require(waits.sumMillis() > 2_000, "waited for " + waits.sumMillis() + " ms");
    note(run, waits, "obtainLicence");
  }

  private static void obtainLicence(Run run, Semaphore licences, Spells waits)
      throws InterruptedException {
    long start = run.now();
    run.require(licences.tryAcquire(10, TimeUnit.SECONDS), "a licence comes free");
    waits.add(start, run.now());
  }

  /** A pool of sessions: a fair semaphore in front, and one who holds a session for very long. */
  private static void sessions(Run run) throws InterruptedException {
    Semaphore sessions = new Semaphore(2, true);
    Spells waits = new Spells();
    Thread report = Threads.start("report", () -> visit(run, sessions, new Spells(), 1, 1_500));
    Threads.startAndJoin("form", 4, () -> visit(run, sessions, waits, 4, 85));
    report.join();
    run.require(waits.sumMillis() > 2_000, "waited for " + waits.sumMillis() + " ms");
    note(run, waits, "enter");
  }

  /** A pool that somebody has built of a queue: taking from it is checking out. */
  private static final class PlotterPool {
    private final BlockingQueue<String> free = new ArrayBlockingQueue<>(2, true, List.of("a", "b"));

    String checkOut(Run run, Spells waits) throws InterruptedException {
      long start = run.now();
      String plotter = free.take();
      waits.add(start, run.now());
      return plotter;
    }

    void giveBack(String plotter) throws InterruptedException {
      free.put(plotter);
    }
  }

  private static void queueBuilt(Run run) throws InterruptedException {
    PlotterPool pool = new PlotterPool();
    Spells waits = new Spells();
    Threads.startAndJoin(
        "draughtsman",
        6,
        () -> {
          for (int sheet = 0; sheet < 3; sheet++) {
            String plotter = pool.checkOut(run, waits);
            run.services().askOnce(180, 100);
            pool.giveBack(plotter);
            Work.compute(15);
          }
        });
    run.require(waits.sumMillis() > 3_000, "waited for " + waits.sumMillis() + " ms");
    note(run, waits, "checkOut");
  }

  private static void note(Run run, Spells waits, String method) {
    Class<?> type = method.equals("checkOut") ? PlotterPool.class : PoolExhaustedScenarios.class;
    run.claim(ID)
        .key(type, method)
        .byAll(waits.threads())
        .count(waits.count())
        .saving(waits.sumMillis())
        .detail("unionMillis", (long) waits.unionMillis())
        .from(waits.startNanos())
        .noteUntil(waits.endNanos());
  }

  private static void enough(Run run) throws InterruptedException {
    Semaphore permits = new Semaphore(8);
    Spells waits = new Spells();
    Threads.startAndJoin("visitor", 7, () -> visit(run, permits, waits, 6, 190));
    run.requireBetween(0, waits.sumMillis(), 20, "sum of waits");
  }

  /** A semaphore that says that something has come; the one who waits for it is idle. */
  private static void signal(Run run) throws InterruptedException {
    Semaphore arrived = new Semaphore(0);
    Thread porter = new Thread(() -> Threads.orFail(() -> carry(arrived)), "porter");
    porter.setDaemon(true);
    porter.start();
    for (int parcel = 0; parcel < 11; parcel++) {
      Work.compute(150);
      arrived.release();
    }
    run.require(arrived.availablePermits() <= 1, "the porter keeps up");
  }

  private static void carry(Semaphore arrived) throws InterruptedException {
    while (true) {
      arrived.acquire();
      Work.compute(25);
    }
  }

  /** The pool is sometimes empty, for moments. */
  private static void shortQueue(Run run) throws InterruptedException {
    Semaphore permits = new Semaphore(2);
    Spells waits = new Spells();
    Threads.startAndJoin(
        "visitor",
        3,
        () -> {
          for (int i = 0; i < 5; i++) {
            visit(run, permits, waits, 1, 14);
            run.services().askOnce(260, 100);
          }
        });
    run.requireBetween(0, waits.sumMillis(), 110, "sum of waits");
  }
}
