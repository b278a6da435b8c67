package dev.debrief.converter;

/**
 * Samples in the order of time, in columns. Those of equal time are in the order of the threads.
 */
final class OrderedSamples {
  private final long[] micros;
  private final int[] threads;
  private final int[] stacks;

  OrderedSamples(long[] micros, int[] threads, int[] stacks) {
    this.micros = micros;
    this.threads = threads;
    this.stacks = stacks;
  }

  int size() {
    return micros.length;
  }

  /** Returns their times in epoch microseconds; not to be changed, as the other columns. */
  long[] micros() {
    return micros;
  }

  /** Returns the numbers of their threads. */
  int[] threads() {
    return threads;
  }

  /** Returns the numbers of their stacks. */
  int[] stacks() {
    return stacks;
  }
}
