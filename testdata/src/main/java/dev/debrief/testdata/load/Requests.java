package dev.debrief.testdata.load;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The requests that the workers serve: each has a number, and requests of the same number have the
 * same call path. The numbers in use move on slowly, as in a program with phases, so that a
 * recording has many distinct stacks in all and a chunk not too many. For use by any thread.
 */
final class Requests {
  /** Numbers in use at a time. */
  private static final int WINDOW = 200;

  /** Requests after which the window moves on by one. */
  private static final int REQUESTS_PER_STEP = 96;

  private static final int SHORTEST_PATH = 4;
  private static final int LONGEST_PATH = 14;

  private final AtomicLong served = new AtomicLong();

  /** The layers through which the next request goes, outermost first. */
  List<Layer> nextPath(SplittableRandom random) {
    long first = served.getAndIncrement() / REQUESTS_PER_STEP;
    return pathOf(first + random.nextInt(WINDOW));
  }

  private static List<Layer> pathOf(long number) {
    SplittableRandom random = new SplittableRandom(number);
    Layer[] layers = Layer.values();
    int length = random.nextInt(SHORTEST_PATH, LONGEST_PATH + 1);
    List<Layer> path = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      path.add(layers[random.nextInt(layers.length)]);
    }
    return path;
  }
}
