package dev.debrief.testdata.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** A thread's work: serves requests until it is told to stop. */
final class Worker implements Runnable {
  /** One thread in so many does nothing but compute; the others are hardly ever found running. */
  private static final int THREADS_PER_COMPUTATION = 16;

  private final boolean computes;
  private final SplittableRandom random;
  private final Requests requests;
  private final AtomicBoolean stop;

  Worker(int number, Requests requests, AtomicBoolean stop) {
    this.computes = number % THREADS_PER_COMPUTATION == 0;
    this.random = new SplittableRandom(number);
    this.requests = requests;
    this.stop = stop;
  }

  @Override
  public void run() {
    if (computes) {
      serve(new Computation());
      return;
    }
    try (EventfulWork work = new EventfulWork(random)) {
      serve(work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Runnable work) {
    while (!stop.get()) {
      new Request(requests.nextPath(random), work).goOn();
    }
  }
}
