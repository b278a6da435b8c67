package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Static initialisation that takes long, and threads that wait for it. */
final class ClassInitScenarios {
  private static final String ID = "class-init-wait";

  /** The run, for static initialisers, to which nobody can give anything. */
  private static final AtomicReference<Run> CURRENT = new AtomicReference<>();

  /** Name of the thread that has run the last static initialiser. */
  private static final AtomicReference<String> INITIALISER = new AtomicReference<>();

  private ClassInitScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "tax-tables", ClassInitScenarios::taxTables).on(17, 25),
        Scenario.positive(ID, "grammar", ClassInitScenarios::grammar).on(25),
        Scenario.positive(ID, "alone", ClassInitScenarios::nobodyWaits).on(17),
        Scenario.nearMiss(ID, "small-tables", ClassInitScenarios::smallTables).on(25),
        Scenario.nearMiss(ID, "made-before", ClassInitScenarios::madeBefore).on(17));
  }

  /** Reads its tables from another machine when the class is first used. */
  private static final class TaxTables {
    static final int SIZE = fetch(780);

    static long rate(int state) {
      return (long) SIZE + state;
    }
  }

  private static void taxTables(Run run) throws InterruptedException {
    CURRENT.set(run);
    Claim claim =
        run.claim(ID).key(TaxTables.class, "<clinit>").orKey("ClassInitScenarios.taxTables");
    note(run, claim, race(run, 4, () -> TaxTables.rate(3)), 750, 1_000);
  }

  /** Computes its tables. */
  private static final class Grammar {
    static final long[] TABLE = table();

    private static long[] table() {
      INITIALISER.set(Thread.currentThread().getName());
      long[] table = new long[12];
      for (int i = 0; i < table.length; i++) {
        table[i] = Work.compute(85);
      }
      return table;
    }

    static long state(int i) {
      return TABLE[i];
    }
  }

  private static void grammar(Run run) throws InterruptedException {
    Claim claim = run.claim(ID).key(Grammar.class, "<clinit>").orKey("ClassInitScenarios.grammar");
    note(run, claim, race(run, 2, () -> Grammar.state(5)), 950, 1_250);
  }

  /** Threads use a class for the first time, all at the same moment. */
  private static Spells race(Run run, int threads, Threads.Task use) throws InterruptedException {
    Spells uses = new Spells();
    CountDownLatch go = new CountDownLatch(1);
    Thread starter =
        Threads.start(
            "starter",
            () -> {
              Work.compute(250);
              go.countDown();
            });
    Threads.startAndJoin(
        "user",
        threads,
        () -> {
          go.await();
          long start = run.now();
          use.run();
          uses.add(start, run.now());
          Work.compute(60);
        });
    starter.join();
    return uses;
  }

  private static void note(Run run, Claim claim, Spells uses, double least, double most) {
    run.requireBetween(least, uses.longestMillis(), most, "initialisation");
    claim
        .byAll(uses.threads())
        .awaited(Objects.requireNonNull(INITIALISER.get()))
        .count(1)
        .saving(uses.sumMillis() - uses.longestMillis())
        .detail("waiters", uses.count() - 1)
        .from(uses.startNanos())
        .noteUntil(uses.endNanos());
  }

  /** Slow, and on the way of the only thread that there is. */
  private static final class Holidays {
    static final int DAYS = fetch(520);

    static int count() {
      return DAYS;
    }
  }

  private static void nobodyWaits(Run run) {
    CURRENT.set(run);
    Work.compute(350);
    long start = run.now();
    int days = Holidays.count();
    double millis = Run.millis(run.now() - start);
    run.claim(ID)
        .key(Holidays.class, "<clinit>")
        .count(1)
        .saving(millis)
        .detail("waiters", 0)
        .from(start)
        .note();
    run.requireBetween(520, millis, 640, "initialisation");
    Work.compute(300 + days % 2);
  }

  private static final class SmallTables {
    static final long SIZE = Work.compute(35);

    static long get() {
      return SIZE;
    }
  }

  private static void smallTables(Run run) throws InterruptedException {
    Spells uses = new Spells();
    Threads.startAndJoin(
        "user",
        3,
        () -> {
          Work.compute(250);
          long start = run.now();
          SmallTables.get();
          uses.add(start, run.now());
          Work.compute(250);
        });
    run.requireBetween(20, uses.longestMillis(), 80, "initialisation");
  }

  /** What is slow is made by an ordinary method before any thread needs it. */
  private static void madeBefore(Run run) throws InterruptedException {
    CURRENT.set(run);
    int size = fetch(450);
    Threads.startAndJoin("user", 3, () -> Work.compute(200 + size % 3));
  }

  private static int fetch(int millis) {
    INITIALISER.set(Thread.currentThread().getName());
    Run run = Objects.requireNonNull(CURRENT.get());
    try {
      return run.services().askOnce(millis, 9_000).length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
