package dev.debrief.testdata.labelled;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Threads that keep each other waiting for a lock. */
final class LockContentionScenarios {
  private static final String ID = "lock-contention";

  private LockContentionScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "ledger", LockContentionScenarios::ledger).on(17, 25),
        Scenario.positive(ID, "seat-map", LockContentionScenarios::seatMap).on(25),
        Scenario.positive(ID, "compaction", LockContentionScenarios::compaction).on(17),
        Scenario.positive(ID, "counter", LockContentionScenarios::convoy).on(25),
        Scenario.nearMiss(ID, "own-locks", LockContentionScenarios::ownLocks).on(17),
        Scenario.nearMiss(ID, "rare", LockContentionScenarios::rareContention).on(25),
        Scenario.nearMiss(ID, "mailbox", LockContentionScenarios::idleConsumers).on(17));
  }

  /** Books under one monitor. */
  private static final class Ledger {
    private long balance;

    long post(Run run, Spells blocked, double millis) {
      long start = run.now();
      synchronized (this) {
        blocked.add(start, run.now());
        balance += Work.compute(millis);
        return balance;
      }
    }
  }

  private static void ledger(Run run) throws InterruptedException {
    Ledger ledger = new Ledger();
    Spells blocked = new Spells();
    Threads.startAndJoin(
        "poster",
        3,
        () -> {
          for (int entry = 0; entry < 16; entry++) {
            ledger.post(run, blocked, 24);
            Work.compute(3);
          }
        });
    note(run, blocked, Ledger.class, "post", 1_200);
  }

  /** Many short holds by many threads: most of the time goes to the queue at the lock. */
  private static void convoy(Run run) throws InterruptedException {
    Ledger ledger = new Ledger();
    Spells blocked = new Spells();
    Threads.startAndJoin(
        "counter",
        7,
        () -> {
          for (int i = 0; i < 60; i++) {
            ledger.post(run, blocked, 3.2);
          }
        });
    note(run, blocked, Ledger.class, "post", 4_000);
  }

  private static final class SeatMap {
    private final Lock lock = new ReentrantLock();
    private long taken;

    long reserve(Run run, Spells blocked) {
      long start = run.now();
      lock.lock();
      try {
        blocked.add(start, run.now());
        taken += Work.compute(17);
        return taken;
      } finally {
        lock.unlock();
      }
    }
  }

  private static void seatMap(Run run) throws InterruptedException {
    SeatMap seats = new SeatMap();
    Spells blocked = new Spells();
    Threads.startAndJoin(
        "booking",
        5,
        () -> {
          for (int seat = 0; seat < 15; seat++) {
            seats.reserve(run, blocked);
            Work.compute(2);
          }
        });
    note(run, blocked, SeatMap.class, "reserve", 2_500);
  }

  /** One thread holds the lock for long, once, and the others find out. */
  private static final class Segments {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private long version;

    void compact() {
      lock.writeLock().lock();
      try {
        version += Work.compute(1_250);
      } finally {
        lock.writeLock().unlock();
      }
    }

    long read(Run run, Spells blocked) {
      long start = run.now();
      lock.readLock().lock();
      try {
        blocked.add(start, run.now());
        return version + Work.compute(20);
      } finally {
        lock.readLock().unlock();
      }
    }
  }

  private static void compaction(Run run) throws InterruptedException {
    Segments segments = new Segments();
    Spells blocked = new Spells();
    Thread compactor =
        Threads.start(
            "compactor",
            () -> {
              Work.compute(300);
              segments.compact();
            });
    Threads.startAndJoin(
        "reader",
        2,
        () -> {
          for (int i = 0; i < 12; i++) {
            segments.read(run, blocked);
            Work.compute(25);
          }
        });
    compactor.join();
    note(run, blocked, Segments.class, "read", 1_900);
  }

  private static void note(
      Run run, Spells blocked, Class<?> type, String method, double leastMillis) {
    run.require(blocked.sumMillis() >= leastMillis, "blocked for " + blocked.sumMillis() + " ms");
    run.claim(ID)
        .key(type, method)
        .byAll(blocked.threads())
        .saving(blocked.unionMillis())
        .detail("blockedMillis", (long) blocked.sumMillis())
        .from(blocked.startNanos())
        .noteUntil(blocked.endNanos());
  }

  /** The same locking, but each thread has a ledger of its own. */
  private static void ownLocks(Run run) throws InterruptedException {
    Spells blocked = new Spells();
    Threads.startAndJoin(
        "poster",
        2,
        () -> {
          Ledger ledger = new Ledger();
          for (int entry = 0; entry < 45; entry++) {
            ledger.post(run, blocked, 26);
            Work.compute(5);
          }
        });
    run.requireBetween(0, blocked.sumMillis(), 20, "blocked time");
  }

  /** They meet at the lock now and then, for a moment. */
  private static void rareContention(Run run) throws InterruptedException {
    Ledger ledger = new Ledger();
    Spells blocked = new Spells();
    Threads.startAndJoin(
        "poster",
        2,
        () -> {
          for (int entry = 0; entry < 5; entry++) {
            ledger.post(run, blocked, 14);
            Work.compute(290);
          }
        });
    run.requireBetween(0, blocked.sumMillis(), 110, "blocked time");
  }

  /** Consumers wait for work at a queue, which is parking at a condition and not contention. */
  private static void idleConsumers(Run run) throws InterruptedException {
    BlockingQueue<Integer> mailbox = new ArrayBlockingQueue<>(10);
    for (int i = 1; i <= 3; i++) {
      Thread consumer = new Thread(() -> Threads.orFail(() -> consume(mailbox)), "consumer-" + i);
      consumer.setDaemon(true);
      consumer.start();
    }
    for (int letter = 0; letter < 12; letter++) {
      Work.compute(160);
      mailbox.put(letter);
    }
    run.require(mailbox.size() <= 1, "consumers keep up");
  }

  private static void consume(BlockingQueue<Integer> mailbox) throws InterruptedException {
    while (true) {
      Work.compute(10 + mailbox.take() % 3);
    }
  }
}
