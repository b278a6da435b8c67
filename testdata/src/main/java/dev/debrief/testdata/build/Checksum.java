package dev.debrief.testdata.build;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A checksum over and over the same words until a time is reached: plain loops without a call into
 * the JVM, an allocation, or an intrinsic, so that the sampler can walk the stack wherever the
 * thread is. Ask for the truth when its thread has ended.
 */
final class Checksum implements Runnable {
  private static final int BLOCKS = 64;
  private static final int WORDS = 4_096;

  private final int[][] blocks = new int[BLOCKS][WORDS];
  private final long endNanoTime;
  private String truth = "";

  /**
   * @param endNanoTime when to stop, as {@link System#nanoTime} says
   */
  Checksum(long endNanoTime) {
    this.endNanoTime = endNanoTime;
  }

  @Override
  public void run() {
    Instant start = Instant.now();
    long startNanoTime = System.nanoTime();
    int sum = 1;
    while (System.nanoTime() < endNanoTime) {
      sum = digest(sum);
    }
    long lengthNanos = System.nanoTime() - startNanoTime;
    truth =
        truth(sum, TimeUnit.SECONDS.toNanos(start.getEpochSecond()) + start.getNano(), lengthNanos);
  }

  /** Returns when the calling thread computed, as one JSON object; the epoch is Unix's. */
  String truth() {
    return truth;
  }

  private static String truth(int sum, long startNanos, long lengthNanos) {
    return String.format(
        Locale.ROOT,
        "{\"checksum\":%d,\"cpuNanos\":%d,\"endNanos\":%d,\"java\":\"%s\","
            + "\"kind\":\"computation\",\"processors\":%d,\"startNanos\":%d,\"thread\":\"%s\",\"threadId\":%d}",
        sum,
        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(),
        startNanos + lengthNanos,
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        startNanos,
        Thread.currentThread().getName(),
        Thread.currentThread().getId());
  }

  private int digest(int seed) {
    int sum = seed;
    for (int[] block : blocks) {
      sum = digestBlock(block, sum);
    }
    return sum;
  }

  /** Every word depends on the one before it, so the loop cannot be vectorized. */
  private static int digestBlock(int[] words, int seed) {
    int sum = seed;
    for (int i = 0; i < words.length; i++) {
      sum = mix(sum, words[i]);
      words[i] = sum;
    }
    return sum;
  }

  private static int mix(int sum, int word) {
    int mixed = (sum ^ word) * 0x9E3779B1;
    return (mixed >>> 15) + mixed * 31 + word;
  }
}
