package dev.debrief.testdata.labelled;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads started for little things, one after the other. */
final class ThreadChurnScenarios {
  private static final String ID = "thread-churn";

  private ThreadChurnScenarios() {}

  static List<Scenario> scenarios() {
    return List.of(
        Scenario.positive(ID, "per-event", ThreadChurnScenarios::threadPerEvent).on(17, 25),
        Scenario.positive(ID, "pool-per-call", ThreadChurnScenarios::poolPerCall).on(25),
        Scenario.positive(ID, "subscribers", ThreadChurnScenarios::leakedSubscribers).on(17),
        Scenario.positive(ID, "client-per-call", ThreadChurnScenarios::httpClientPerCall)
            .on(25)
            .allowing("repeated-init")
            .allowing("n-plus-1-io"),
        Scenario.nearMiss(ID, "one-pool", ThreadChurnScenarios::onePool).on(17),
        Scenario.nearMiss(ID, "long-lives", ThreadChurnScenarios::longLives).on(17),
        Scenario.nearMiss(ID, "a-few", ThreadChurnScenarios::aFew).on(25));
  }

  private static void threadPerEvent(Run run) throws InterruptedException {
    Claim claim = run.claim(ID).key(ThreadChurnScenarios.class, "handleEvent").pool("event-1");
    for (int event = 1; event <= 130; event++) {
      handleEvent(event);
      Work.compute(9);
    }
    claim.count(130).note();
  }

  private static void handleEvent(int event) throws InterruptedException {
    Thread handler = new Thread(() -> Work.compute(2), "event-" + event);
    handler.start();
    handler.join();
  }

  private static void poolPerCall(Run run) throws Exception {
    Claim claim =
        run.claim(ID).key(ThreadChurnScenarios.class, "convertBoth").pool("pool-1-thread-1");
    for (int call = 0; call < 45; call++) {
      convertBoth();
      Work.compute(16);
    }
    claim.count(90).note();
  }

  private static void convertBoth() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Future<Long> left = pool.submit(() -> Work.compute(4));
    Future<Long> right = pool.submit(() -> Work.compute(4));
    left.get();
    right.get();
    pool.shutdown();
  }

  /** Each subscription starts a thread that nobody ever ends. */
  private static void leakedSubscribers(Run run) {
    CountDownLatch never = new CountDownLatch(1);
    Claim claim = run.claim(ID).key(ThreadChurnScenarios.class, "subscribe").pool("subscriber-1");
    for (int topic = 1; topic <= 40; topic++) {
      subscribe(topic, never);
      Work.compute(45);
    }
    claim.count(40).note();
  }

  private static void subscribe(int topic, CountDownLatch never) {
    Thread subscriber = new Thread(() -> Threads.orFail(never::await), "subscriber-" + topic);
    subscriber.setDaemon(true);
    subscriber.start();
  }

  private static void httpClientPerCall(Run run) throws Exception {
    Claim claim =
        run.claim(ID)
            .key(ThreadChurnScenarios.class, "fetchStatus")
            .pool("HttpClient-1-SelectorManager");
    for (int call = 0; call < 27; call++) {
      fetchStatus(run.services().httpPort());
      Work.compute(20);
    }
    claim.count(27).note();
  }

  private static int fetchStatus(int port) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    URI uri = URI.create("http://127.0.0.1:" + port + "/8/30");
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static void onePool(Run run) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4, Threads.named("converter"));
    List<Future<Long>> results = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      results.add(pool.submit(() -> Work.compute(6)));
      Work.compute(8);
    }
    for (Future<Long> result : results) {
      result.get();
    }
    pool.shutdown();
    run.require(pool.awaitTermination(5, TimeUnit.SECONDS), "all is converted");
  }

  /** Many threads at once, but they stay as long as there is work. */
  private static void longLives(Run run) throws InterruptedException {
    long start = run.now();
    Threads.startAndJoin(
        "station",
        28,
        () -> {
          try (Services.Line line = run.services().open()) {
            for (int i = 0; i < 3; i++) {
              line.ask(600, 50);
              Work.compute(5);
            }
          }
        });
    run.requireBetween(1_800, Run.millis(run.now() - start), 2_600, "life of the threads");
  }

  private static void aFew(Run run) throws InterruptedException {
    for (int event = 1; event <= 11; event++) {
      handleEvent(event);
      Work.compute(170);
    }
    run.require(Thread.activeCount() > 0, "main lives");
  }
}
