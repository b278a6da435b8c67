package dev.debrief.testdata.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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
    try (Work work = new Work(random)) {
      while (!stop.get()) {
        serve(requests.nextPath(random), work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void serve(List<Layer> path, Work work) {
    RequestEvent event = new RequestEvent();
    event.begin();
    new Request(path, work).goOn();
    event.layers = path.size();
    event.route = path.get(0).name();
    event.commit();
  }
}
