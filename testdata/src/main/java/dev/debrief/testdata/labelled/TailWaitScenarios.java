package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The program is done and waits for one other thread before it ends. */
final class TailWaitScenarios {
  private static final String ID = "tail-wait";

  private TailWaitScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "word-index", TailWaitScenarios::joinsIndexer).on(17, 25),
        Scenario.positive(ID, "mail-flush", TailWaitScenarios::awaitsTermination).on(17, 25),
        Scenario.positive(ID, "receipt", TailWaitScenarios::getsFuture).on(25),
        Scenario.positive(ID, "audit-trail", TailWaitScenarios::joinsCompletable).on(25),
        Scenario.positive(ID, "last-upload", TailWaitScenarios::awaitsLatch).on(17),
        Scenario.nearMiss(ID, "waiting-room", TailWaitScenarios::servesUntilTold).on(17, 25),
        Scenario.nearMiss(ID, "halves", TailWaitScenarios::joinsTwoHalves).on(17),
        Scenario.nearMiss(ID, "goes-on", TailWaitScenarios::worksAfterTheWait).on(25),
        Scenario.nearMiss(ID, "brief", TailWaitScenarios::waitsBriefly).on(17));
  }

  private static void joinsIndexer(Run run) throws InterruptedException {
    Thread indexer = Threads.start("word-indexer", () -> indexWords(2_600));
    editDocument(1_100);
    long start = run.now();
    indexer.join();
    note(run, start, "joinsIndexer", "word-indexer", 1_400, 1_900);
  }

  private static void awaitsTermination(Run run) throws InterruptedException {
    ExecutorService mailer = Executors.newSingleThreadExecutor(Threads.named("mailer"));
    for (int mail = 0; mail < 4; mail++) {
      mailer.execute(() -> Threads.orFail(() -> sendMail(run)));
    }
    editDocument(700);
    long start = run.now();
    mailer.shutdown();
    run.require(mailer.awaitTermination(20, TimeUnit.SECONDS), "all mail is sent");
    note(run, start, "awaitsTermination", "mailer-1", 950, 1_400);
  }

  private static void getsFuture(Run run) throws Exception {
    ExecutorService writer = Executors.newSingleThreadExecutor(Threads.named("receipt-writer"));
    Future<Long> receipt = writer.submit(() -> printReceipt(1_900));
    editDocument(900);
    long start = run.now();
    receipt.get();
    note(run, start, "getsFuture", "receipt-writer-1", 900, 1_300);
  }

  private static void joinsCompletable(Run run) throws IOException {
    ExecutorService auditors = Executors.newFixedThreadPool(1, Threads.named("auditor"));
    CompletableFuture<Void> audit =
        CompletableFuture.runAsync(() -> Threads.orFail(() -> writeTrail(run)), auditors);
    editDocument(850);
    long start = run.now();
    audit.join();
    note(run, start, "joinsCompletable", "auditor-1", 1_000, 1_500);
  }

  private static void awaitsLatch(Run run) throws InterruptedException {
    CountDownLatch uploaded = new CountDownLatch(1);
    Threads.start(
        "uploader",
        () -> {
          run.services().get(1_750, 200_000);
          uploaded.countDown();
        });
    editDocument(800);
    long start = run.now();
    uploaded.await();
    note(run, start, "awaitsLatch", "uploader", 850, 1_300);
  }

  private static void note(
      Run run, long start, String method, String awaited, double least, double most) {
    double millis = Run.millis(run.now() - start);
    run.requireBetween(least, millis, most, "wait");
    run.claim(ID)
        .key(TailWaitScenarios.class, method)
        .awaited(awaited)
        .saving(millis)
        .from(start)
        .note();
  }

  /** A server at leisure: main has nothing to do but wait for the order to end. */
  private static void servesUntilTold(Run run) throws InterruptedException {
    ExecutorService handlers = Executors.newFixedThreadPool(3, Threads.named("handler"));
    ScheduledExecutorService clock = Executors.newScheduledThreadPool(1, Threads.named("clock"));
    CountDownLatch told = new CountDownLatch(1);
    Future<?> ticks =
        clock.scheduleAtFixedRate(
            () -> handlers.execute(() -> Work.compute(15)), 200, 400, TimeUnit.MILLISECONDS);
    Future<?> order = clock.schedule(told::countDown, 2_500, TimeUnit.MILLISECONDS);
    told.await();
    run.require(told.getCount() == 0, "the order has come");
    run.require(!ticks.isDone() && !order.isCancelled(), "the clock goes on ticking");
    clock.shutdownNow();
    handlers.shutdownNow();
  }

  /** Two threads share the work, so waiting for both is no waste. */
  private static void joinsTwoHalves(Run run) throws InterruptedException {
    editDocument(500);
    Thread left = Threads.start("left-half", () -> indexWords(1_300));
    Thread right = Threads.start("right-half", () -> indexWords(1_300));
    long start = run.now();
    left.join();
    right.join();
    run.requireBetween(1_200, Run.millis(run.now() - start), 1_700, "wait");
  }

  /** The wait is in the middle: its result is needed for what follows. */
  private static void worksAfterTheWait(Run run) throws InterruptedException {
    Thread indexer = Threads.start("word-indexer", () -> indexWords(1_200));
    editDocument(500);
    indexer.join();
    long start = run.now();
    editDocument(900);
    run.requireBetween(900, Run.millis(run.now() - start), 1_100, "work after the wait");
  }

  private static void waitsBriefly(Run run) throws InterruptedException {
    Thread indexer = Threads.start("word-indexer", () -> indexWords(2_150));
    editDocument(2_000);
    long start = run.now();
    indexer.join();
    run.requireBetween(30, Run.millis(run.now() - start), 300, "wait");
  }

  private static long editDocument(double millis) {
    return Work.compute(millis);
  }

  private static long indexWords(double millis) {
    return Work.compute(millis);
  }

  private static long printReceipt(double millis) {
    return Work.compute(millis);
  }

  private static int sendMail(Run run) throws IOException {
    return run.services().askOnce(430, 200).length;
  }

  private static long writeTrail(Run run) throws IOException {
    try (Services.Line line = run.services().open()) {
      long written = 0;
      for (int page = 0; page < 5; page++) {
        written += line.ask(250, 4_000).length + Work.compute(150);
      }
      return written;
    }
  }
}
