package dev.debrief.testdata.labelled;

import java.util.concurrent.TimeUnit;

/** Computation that takes a known time, in loops that Flight Recorder can sample. */
final class Work {
  private static final int NUMBERS = 1 << 10;

  private Work() {}

  /** Computes for so long by the clock and gives a number that depends on all of it. */
  static long compute(double millis) {
    long end = System.nanoTime() + (long) (millis * TimeUnit.MILLISECONDS.toNanos(1));
    long[] numbers = new long[NUMBERS];
    long sum = 1;
    while (System.nanoTime() < end) {
      sum = mix(numbers, sum);
    }
    return sum;
  }

  private static long mix(long[] numbers, long seed) {
    long sum = seed;
    for (int round = 0; round < 8; round++) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = numbers[i] * 31 + sum;
        sum += numbers[i] >>> 7 ^ i;
      }
    }
    return sum;
  }
}
