package dev.debrief.testdata.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** A thread's work: serves requests until it is told to stop. */
final class Worker implements Runnable {
  private final SplittableRandom random;
  private final Requests requests;
  private final AtomicBoolean stop;

  Worker(int number, Requests requests, AtomicBoolean stop) {
    this.random = new SplittableRandom(number);
    this.requests = requests;
    this.stop = stop;
  }

  @Override
  public void run() {
    try (EventfulWork work = new EventfulWork(random)) {
      while (!stop.get()) {
        new Request(requests.nextPath(random), work).goOn();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
