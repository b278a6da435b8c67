package dev.debrief.testdata.agent;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Generates the insight about one step with one request. */
final class InsightTask implements Callable<Insight> {
  private final int step;
  private final HttpCaller http;
  private final Truth truth;
  private final long queuedNanos;

  InsightTask(int step, HttpCaller http, Truth truth) {
    this.step = step;
    this.http = http;
    this.truth = truth;
    this.queuedNanos = truth.nanos();
  }

  @Override
  public Insight call() throws IOException {
    long start = truth.nanos();
    String text = http.get("/insights/step-" + step);
    truth.insight(step, queuedNanos, start);
    return new Insight(text, Thread.currentThread());
  }
}
