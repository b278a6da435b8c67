package dev.debrief.testdata.labelled;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;

/** Work in parallel of which one piece takes much longer than the rest. */
final class ForkJoinScenarios {
  private static final String ID = "fork-join-straggler";

  private ForkJoinScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "regions", ForkJoinScenarios::regions).on(17),
        Scenario.positive(ID, "suppliers", ForkJoinScenarios::suppliers).on(25),
        Scenario.positive(ID, "split", ForkJoinScenarios::recursiveSplit).on(17),
        Scenario.nearMiss(ID, "even", ForkJoinScenarios::even).on(17),
        Scenario.nearMiss(ID, "a-bit-later", ForkJoinScenarios::aBitLater).on(17),
        Scenario.nearMiss(ID, "busy-to-the-end", ForkJoinScenarios::busyToTheEnd).on(25));
  }

  private static void regions(Run run) throws InterruptedException {
    Straggler straggler = new Straggler(run);
    ExecutorService pool = Executors.newFixedThreadPool(3, Threads.named("region-worker"));
    List<Callable<Long>> tasks = new ArrayList<>();
    for (int region = 0; region < 7; region++) {
      double millis = region == 4 ? 1_700 : 110;
      tasks.add(() -> straggler.timed(() -> Work.compute(millis)));
    }
    Work.compute(250);
    long start = run.now();
    List<Future<Long>> done = pool.invokeAll(tasks);
    straggler.note(start, "regions", 1_000);
    Work.compute(400 + done.size());
    pool.shutdown();
  }

  private static void suppliers(Run run) {
    Straggler straggler = new Straggler(run);
    ExecutorService pool = Executors.newFixedThreadPool(4, Threads.named("supplier"));
    List<CompletableFuture<Void>> asked = new ArrayList<>();
    Work.compute(300);
    long start = run.now();
    for (int millis : new int[] {170, 210, 1_600, 240}) {
      asked.add(
          CompletableFuture.runAsync(
              () ->
                  Threads.orFail(
                      () -> straggler.timed(() -> run.services().askOnce(millis, 800).length)),
              pool));
    }
    CompletableFuture.allOf(asked.toArray(new CompletableFuture<?>[0])).join();
    straggler.note(start, "suppliers", 1_100);
    Work.compute(450);
    pool.shutdown();
  }

  /** Halves a range until the pieces are small, but one of the pieces is not. */
  private static final class Split extends RecursiveAction {
    private final transient Straggler straggler;
    private final int from;
    private final int to;

    Split(Straggler straggler, int from, int to) {
      this.straggler = straggler;
      this.from = from;
      this.to = to;
    }

    @Override
    protected void compute() {
      if (to - from > 1) {
        int middle = (from + to) / 2;
        invokeAll(new Split(straggler, from, middle), new Split(straggler, middle, to));
      } else {
        double millis = from == 2 ? 1_500 : 60;
        Threads.orFail(() -> straggler.timed(() -> Work.compute(millis)));
      }
    }
  }

  private static void recursiveSplit(Run run) {
    Straggler straggler = new Straggler(run);
    ForkJoinPool pool = new ForkJoinPool(3);
    Work.compute(300);
    long start = run.now();
    ForkJoinTask<Void> task = pool.submit(new Split(straggler, 0, 8));
    task.join();
    straggler.note(start, "recursiveSplit", 900);
    Work.compute(400);
    pool.shutdown();
  }

  /** Measures the pieces, and so who was last and by how much. */
  private static final class Straggler {
    private final Run run;
    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(String thread, long startNanos, long endNanos) {}

    Straggler(Run run) {
      this.run = run;
    }

    <T> T timed(Callable<T> piece) throws Exception {
      long start = run.now();
      T result = piece.call();
      synchronized (pieces) {
        pieces.add(new Piece(Thread.currentThread().getName(), start, run.now()));
      }
      return result;
    }

    /** The claim lasts from the start to now; alone is the time after the last but one end. */
    void note(long startNanos, String method, double leastAloneMillis) {
      synchronized (pieces) {
        Piece last = pieces.get(pieces.size() - 1);
        long othersEnd = pieces.get(pieces.size() - 2).endNanos();
        double alone = Run.millis(last.endNanos() - othersEnd);
        run.require(alone >= leastAloneMillis, "the straggler is alone for " + alone + " ms");
        run.claim(ID)
            .key(ForkJoinScenarios.class, method)
            .awaited(last.thread())
            .pool(last.thread())
            .count(pieces.size())
            .saving(alone)
            .detail("aloneFromNanos", othersEnd)
            .from(startNanos)
            .note();
      }
    }

    double aloneMillis() {
      synchronized (pieces) {
        int count = pieces.size();
        return Run.millis(pieces.get(count - 1).endNanos() - pieces.get(count - 2).endNanos());
      }
    }
  }

  private static void even(Run run) throws InterruptedException {
    Straggler straggler = new Straggler(run);
    invokeAll(straggler, 2, 300, 300, 310, 290, 300, 300);
    run.requireBetween(0, straggler.aloneMillis(), 200, "time that the last is alone");
  }

  private static void aBitLater(Run run) throws InterruptedException {
    Straggler straggler = new Straggler(run);
    invokeAll(straggler, 2, 700, 900);
    run.requireBetween(100, straggler.aloneMillis(), 330, "time that the last is alone");
  }

  /** One task is much longer than the rest, but the other worker is busy until it ends too. */
  private static void busyToTheEnd(Run run) throws InterruptedException {
    Straggler straggler = new Straggler(run);
    invokeAll(straggler, 2, 1_300, 210, 210, 220, 210, 220, 210);
    run.requireBetween(0, straggler.aloneMillis(), 250, "time that the last is alone");
  }

  private static void invokeAll(Straggler straggler, int workers, double... millis)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers, Threads.named("even-worker"));
    List<Callable<Long>> tasks = new ArrayList<>();
    for (double each : millis) {
      tasks.add(() -> straggler.timed(() -> Work.compute(each)));
    }
    Work.compute(250);
    List<Future<Long>> done = pool.invokeAll(tasks);
    Work.compute(400 + done.size());
    pool.shutdown();
  }
}
