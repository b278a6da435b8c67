package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Blocking on threads that everybody shares. */
final class SharedPoolScenarios {
  private static final String ID = "blocking-in-shared-pool";
  private static final String COMMON_OF_THREE =
      "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3";

  private SharedPoolScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "parallel-stream", SharedPoolScenarios::parallelStream)
            .on(17, 25)
            .jvm(COMMON_OF_THREE),
        Scenario.positive(ID, "async-sleep", SharedPoolScenarios::asyncSleep)
            .on(17)
            .jvm(COMMON_OF_THREE),
        Scenario.positive(ID, "heartbeat", SharedPoolScenarios::slowHeartbeat).on(25),
        Scenario.positive(ID, "event-loop", SharedPoolScenarios::eventLoop).on(25),
        Scenario.nearMiss(ID, "own-pool", SharedPoolScenarios::ownPool).on(17),
        Scenario.nearMiss(ID, "pure-computing", SharedPoolScenarios::pureComputing)
            .on(17)
            .jvm(COMMON_OF_THREE));
  }

  /** Requests in a parallel stream: main takes part, the other threads are the common pool's. */
  private static void parallelStream(Run run) {
    Spells blocked = new Spells();
    Work.compute(200);
    int bytes =
        IntStream.range(0, 18).parallel().map(i -> download(run, blocked, 150 + i * 5)).sum();
    run.require(bytes > 0, "something is downloaded");
    Work.compute(500);
    note(run, blocked, "download", 18 * 150);
  }

  private static int download(Run run, Spells blocked, int millis) {
    try {
      long start = run.now();
      int bytes = run.services().askOnce(millis, 900).length;
      if (!Thread.currentThread().getName().equals("main")) {
        blocked.add(start, run.now());
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void asyncSleep(Run run) {
    Spells blocked = new Spells();
    CompletableFuture<?>[] all = new CompletableFuture<?>[8];
    for (int i = 0; i < all.length; i++) {
      all[i] = CompletableFuture.runAsync(() -> Threads.orFail(() -> settle(run, blocked)));
    }
    CompletableFuture.allOf(all).join();
    Work.compute(500);
    note(run, blocked, "settle", 8 * 290);
  }

  private static void settle(Run run, Spells blocked) throws InterruptedException {
    long start = run.now();
    Thread.sleep(290);
    blocked.add(start, run.now());
    Work.compute(10);
  }

  /** A scheduler of one thread: while one task asks another machine, the others are late. */
  private static void slowHeartbeat(Run run) throws InterruptedException {
    Spells blocked = new Spells();
    AtomicInteger ticks = new AtomicInteger();
    ScheduledExecutorService clock = Executors.newScheduledThreadPool(1, Threads.named("clock"));
    Future<?> tick =
        clock.scheduleAtFixedRate(ticks::incrementAndGet, 20, 20, TimeUnit.MILLISECONDS);
    Future<?> beat =
        clock.scheduleWithFixedDelay(
            () -> download(run, blocked, 340), 100, 160, TimeUnit.MILLISECONDS);
    Work.compute(2_400);
    clock.shutdown();
    run.require(clock.awaitTermination(5, TimeUnit.SECONDS), "the clock stops");
    run.require(tick.isCancelled() && beat.isCancelled(), "tasks end with the clock");
    note(run, blocked, "download", 4 * 340);
  }

  /** A loop whose thread has the name and the duty of an event loop, and a handler that blocks. */
  private static void eventLoop(Run run) throws InterruptedException {
    Spells blocked = new Spells();
    BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    CountDownLatch handled = new CountDownLatch(30);
    Thread loop =
        new Thread(() -> Threads.orFail(() -> runLoop(events)), "vert.x-eventloop-thread-0");
    loop.setDaemon(true);
    loop.start();
    for (int event = 0; event < 30; event++) {
      boolean slow = event % 5 == 0;
      events.add(
          () -> {
            long length = slow ? download(run, blocked, 230) : Work.compute(3);
            run.require(length != 0, "events have results");
            handled.countDown();
          });
      Work.compute(40);
    }
    handled.await();
    Work.compute(600);
    note(run, blocked, "download", 6 * 230);
  }

  private static void runLoop(BlockingQueue<Runnable> events) throws InterruptedException {
    while (true) {
      events.take().run();
    }
  }

  private static void note(Run run, Spells blocked, String method, double expected) {
    run.require(blocked.sumMillis() > expected * 0.6, "blocked for " + blocked.sumMillis() + " ms");
    run.claim(ID)
        .key(SharedPoolScenarios.class, method)
        .orKey("Line.ask", "Line.receive", "Services.askOnce")
        .pool(blocked.threads().get(0))
        .byAll(blocked.threads())
        .count(blocked.count())
        .saving(blocked.sumMillis())
        .from(blocked.startNanos())
        .noteUntil(blocked.endNanos());
  }

  /** The same requests by threads that are there for nothing else. */
  private static void ownPool(Run run) throws Exception {
    Spells blocked = new Spells();
    ExecutorService pool = Executors.newFixedThreadPool(4, Threads.named("download"));
    CompletableFuture<?>[] all = new CompletableFuture<?>[14];
    for (int i = 0; i < all.length; i++) {
      all[i] = CompletableFuture.supplyAsync(() -> download(run, blocked, 280), pool);
    }
    CompletableFuture.allOf(all).join();
    Work.compute(500);
    pool.shutdown();
    run.requireBetween(14 * 280, blocked.sumMillis(), 14 * 340, "sum of downloads");
  }

  private static void pureComputing(Run run) {
    long sum = IntStream.range(0, 40).parallel().mapToLong(i -> Work.compute(60)).sum();
    Work.compute(300);
    run.require(sum != 0, "something is computed");
  }
}
