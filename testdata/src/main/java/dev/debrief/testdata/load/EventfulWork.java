package dev.debrief.testdata.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * What a request does behind the last layer: a handful of actions, each of which gives at least one
 * event. Frequent are those that cost little time; every kind comes often enough. For one thread.
 */
final class EventfulWork implements Runnable, AutoCloseable {
  private static final int ACTIONS = 12;
  private static final int SMALL_ARRAY_BYTES = 2_000;
  private static final int LARGE_ARRAY_BYTES = 20_000;
  private static final long SHORT_PARK_NANOS = 100_000;

  private final SplittableRandom random;
  private final LoopbackConnection connection;
  private final ScratchFile file;

  /** Kept for a moment, so that the compiler cannot leave the allocation out. */
  private final byte[][] allocated = new byte[16][0];

  private final int[] numbers = new int[10_000];

  EventfulWork(SplittableRandom random) throws IOException {
    this.random = random;
    this.connection = new LoopbackConnection();
    this.file = new ScratchFile();
  }

  @Override
  public void run() {
    try {
      for (int i = 0; i < ACTIONS; i++) {
        act(random.nextInt(1_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases are shares of a thousand. */
  private void act(int die) throws IOException, InterruptedException {
    if (die < 540) {
      parkWithPermit();
    } else if (die < 600) {
      Thread.sleep(0);
    } else if (die < 700) {
      file.readByte();
    } else if (die < 760) {
      file.writeByte();
    } else if (die < 800) {
      connection.roundTrip();
    } else if (die < 890) {
      allocate(SMALL_ARRAY_BYTES);
    } else if (die < 910) {
      allocate(LARGE_ARRAY_BYTES);
    } else if (die < 940) {
      compute();
    } else {
      actSlowly(die - 940);
    }
  }

  /** The cases are shares of sixty. */
  private void actSlowly(int die) throws IOException, InterruptedException {
    if (die < 10) {
      LockSupport.parkNanos(SHORT_PARK_NANOS);
    } else if (die < 25) {
      SharedMonitor.WAITED_FOR.notifyAndWait();
    } else if (die < 40) {
      SharedMonitor.CONTENDED.holdWhileYielding();
    } else if (die < 57) {
      fail();
    } else if (die < 58) {
      file.force();
    } else if (die < 59) {
      ThrowawayLoader.loadAnew();
    } else {
      startThread();
    }
  }

  private static void parkWithPermit() {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park();
  }

  private void allocate(int bytes) {
    allocated[random.nextInt(allocated.length)] = new byte[bytes];
  }

  /** Some ten microseconds of processor time for the sampler to find. */
  private void compute() {
    Arrays.fill(numbers, Arrays.hashCode(numbers));
  }

  private static void fail() {
    try {
      throw new IllegalStateException("on purpose");
    } catch (IllegalStateException expected) {
      // thrown for its event
    }
  }

  private static void startThread() throws InterruptedException {
    Thread thread = new Thread(EventfulWork::parkWithPermit, "load-short-lived");
    thread.start();
    thread.join();
  }

  @Override
  public void close() throws IOException {
    connection.close();
    file.close();
  }
}
