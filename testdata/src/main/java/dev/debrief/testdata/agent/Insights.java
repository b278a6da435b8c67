package dev.debrief.testdata.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Generates insights in the background, on as many threads as it is told to have. */
final class Insights {
  private final HttpCaller http;
  private final Truth truth;
  private final List<Thread> workers = new CopyOnWriteArrayList<>();
  private final ExecutorService executor;

  Insights(int workerCount, HttpCaller http, Truth truth) {
    this.http = http;
    this.truth = truth;
    this.executor = Executors.newFixedThreadPool(workerCount, this::newWorker);
  }

  private Thread newWorker(Runnable work) {
    Thread worker = new Thread(work, "insight-worker-" + (workers.size() + 1));
    workers.add(worker);
    return worker;
  }

  PendingInsight request(int step) {
    return new PendingInsight(executor.submit(new InsightTask(step, http, truth)), truth);
  }

  /** The insights about two steps; both are needed before the agent can go on. */
  List<String> lookBack(int firstStep, int secondStep)
      throws InterruptedException, ExecutionException {
    PendingInsight first = request(firstStep);
    PendingInsight second = request(secondStep);
    List<String> texts = new ArrayList<>();
    texts.add(first.text());
    texts.add(second.text());
    return texts;
  }

  /** Takes no more requests and waits until every worker has ended. */
  void shutdownAndJoin() throws InterruptedException {
    executor.shutdown();
    for (Thread worker : workers) {
      long start = truth.nanos();
      worker.join();
      truth.waited("join", worker, start);
    }
  }
}
