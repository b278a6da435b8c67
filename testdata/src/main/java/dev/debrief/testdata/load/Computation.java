package dev.debrief.testdata.load;

import java.util.Arrays;

/** A millisecond or so of nothing but processor time, for the sampler to find. For one thread. */
final class Computation implements Runnable {
  private static final int ROUNDS = 200;

  private final byte[] bytes = new byte[10_000];

  @Override
  public void run() {
    for (int round = 0; round < ROUNDS; round++) {
      Arrays.fill(bytes, (byte) Arrays.hashCode(bytes));
    }
  }
}
