package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Network or sleep inside a lock that others want. */
final class IoUnderLockScenarios {
  private static final String ID = "io-under-lock";

  private IoUnderLockScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "tokens", IoUnderLockScenarios::tokens).on(17, 25),
        Scenario.positive(ID, "price-feed", IoUnderLockScenarios::priceFeed).on(25),
        Scenario.positive(ID, "retry", IoUnderLockScenarios::sleepingRetry).on(17),
        Scenario.nearMiss(ID, "fetch-first", IoUnderLockScenarios::fetchFirst).on(25),
        Scenario.nearMiss(ID, "private-lock", IoUnderLockScenarios::privateLocks).on(17),
        Scenario.nearMiss(ID, "busy-lock", IoUnderLockScenarios::busyLock).on(25));
  }

  /** Renews its token in the monitor that everybody needs for a glance at it. */
  private static final class TokenStore {
    private final Services services;
    private int renewals;

    TokenStore(Services services) {
      this.services = services;
    }

    int renew(Run run, Spells blocked, Spells io) throws IOException {
      long start = run.now();
      synchronized (this) {
        long got = run.now();
        blocked.add(start, got);
        renewals += services.askOnce(95, 700).length;
        io.add(got, run.now());
        return renewals;
      }
    }
  }

  private static void tokens(Run run) throws InterruptedException {
    TokenStore store = new TokenStore(run.services());
    Spells blocked = new Spells();
    Spells io = new Spells();
    Threads.startAndJoin(
        "caller",
        4,
        () -> {
          for (int i = 0; i < 4; i++) {
            store.renew(run, blocked, io);
            Work.compute(12);
          }
        });
    run.requireBetween(16 * 95, io.sumMillis(), 16 * 125, "IO under the lock");
    note(run, blocked, io, TokenStore.class, "renew");
  }

  /** The same mistake with a lock of java.util.concurrent, and HTTP. */
  private static final class PriceFeed {
    private final Lock lock = new ReentrantLock();
    private long updates;

    long update(Run run, Spells blocked, Spells io) throws IOException {
      long start = run.now();
      lock.lock();
      try {
        long got = run.now();
        blocked.add(start, got);
        updates += run.services().get(125, 3_000).length;
        io.add(got, run.now());
        updates += Work.compute(6);
        return updates;
      } finally {
        lock.unlock();
      }
    }
  }

  private static void priceFeed(Run run) throws InterruptedException {
    PriceFeed feed = new PriceFeed();
    Spells blocked = new Spells();
    Spells io = new Spells();
    Threads.startAndJoin(
        "trader",
        3,
        () -> {
          for (int i = 0; i < 4; i++) {
            feed.update(run, blocked, io);
            Work.compute(4);
          }
        });
    run.requireBetween(12 * 125, io.sumMillis(), 12 * 175, "IO under the lock");
    note(run, blocked, io, PriceFeed.class, "update");
  }

  /** Sleeps before it tries again, with the lock in its hand. */
  private static final class Printer {
    private int attempts;

    synchronized int print(Run run, long wanted, Spells blocked, Spells io)
        throws InterruptedException {
      blocked.add(wanted, run.now());
      for (int attempt = 0; attempt < 2; attempt++) {
        long start = run.now();
        Thread.sleep(55);
        io.add(start, run.now());
        attempts++;
      }
      return attempts;
    }
  }

  private static void sleepingRetry(Run run) throws InterruptedException {
    Printer printer = new Printer();
    Spells blocked = new Spells();
    Spells io = new Spells();
    Threads.startAndJoin(
        "document",
        3,
        () -> {
          for (int page = 0; page < 5; page++) {
            printer.print(run, run.now(), blocked, io);
            Work.compute(9);
          }
        });
    run.requireBetween(30 * 55, io.sumMillis(), 30 * 64, "sleep under the lock");
    note(run, blocked, io, Printer.class, "print");
  }

  private static void note(Run run, Spells blocked, Spells io, Class<?> type, String method) {
    run.require(blocked.sumMillis() > 1_000, "blocked for " + blocked.sumMillis() + " ms");
    run.claim(ID)
        .key(type, method)
        .orKey("Line.ask", "Services.get", "Services.askOnce")
        .byAll(blocked.threads())
        .saving(Math.min(io.unionMillis(), blocked.unionMillis()))
        .from(io.startNanos())
        .noteUntil(io.endNanos());
    noteContention(run, blocked, type, method);
  }

  private static void noteContention(Run run, Spells blocked, Class<?> type, String method) {
    run.claim("lock-contention")
        .key(type, method)
        .byAll(blocked.threads())
        .saving(blocked.unionMillis())
        .detail("blockedMillis", (long) blocked.sumMillis())
        .from(blocked.startNanos())
        .noteUntil(blocked.endNanos());
  }

  /** Fetches first and takes the lock for the moment that the result needs. */
  private static void fetchFirst(Run run) throws InterruptedException {
    AtomicInteger stored = new AtomicInteger();
    Object monitor = new Object();
    Spells blocked = new Spells();
    Threads.startAndJoin(
        "caller",
        4,
        () -> {
          for (int i = 0; i < 6; i++) {
            int bytes = run.services().askOnce(100, 2_000).length;
            long start = run.now();
            synchronized (monitor) {
              blocked.add(start, run.now());
              stored.addAndGet(bytes);
            }
            Work.compute(30);
          }
        });
    run.requireBetween(0, blocked.sumMillis(), 50, "blocked time");
  }

  /** IO under a lock that nobody else wants. */
  private static void privateLocks(Run run) throws InterruptedException {
    Spells blocked = new Spells();
    Spells io = new Spells();
    Threads.startAndJoin(
        "tenant",
        4,
        () -> {
          TokenStore own = new TokenStore(run.services());
          for (int i = 0; i < 7; i++) {
            own.renew(run, blocked, io);
            Work.compute(20);
          }
        });
    run.requireBetween(0, blocked.sumMillis(), 20, "blocked time");
  }

  /** The lock is contended, but what is done under it is computing; the network is elsewhere. */
  private static void busyLock(Run run) throws InterruptedException {
    Object monitor = new Object();
    Spells blocked = new Spells();
    Threads.startAndJoin(
        "mixer",
        3,
        () -> {
          for (int i = 0; i < 14; i++) {
            mixUnderLock(run, monitor, blocked);
            run.services().askOnce(7, 100);
          }
        });
    run.require(blocked.sumMillis() > 900, "blocked for " + blocked.sumMillis() + " ms");
    noteContention(run, blocked, IoUnderLockScenarios.class, "mixUnderLock");
  }

  private static long mixUnderLock(Run run, Object monitor, Spells blocked) {
    long start = run.now();
    synchronized (monitor) {
      blocked.add(start, run.now());
      return Work.compute(28);
    }
  }
}
