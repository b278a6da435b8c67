package dev.debrief.testdata.agent;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** An insight that was asked for and may not be there yet. */
record PendingInsight(Future<Insight> future, Truth truth) {

  /** The insight's text; waits for it as long as it takes. */
  String text() throws InterruptedException, ExecutionException {
    boolean hadToWait = !future.isDone();
    long start = truth.nanos();
    Insight insight = future.get();
    if (hadToWait) {
      truth.waited("future", insight.worker(), start);
    }
    return insight.text();
  }
}
