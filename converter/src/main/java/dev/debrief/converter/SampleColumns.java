package dev.debrief.converter;

import dev.debrief.timeline.TimelineThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Samples in columns, thread by thread. */
final class SampleColumns {
  private final List<TimelineThread> threads = new ArrayList<>();
  private boolean threadHasSamples = true;
  private int size;
  private long[] micros = new long[1024];
  private int[] threadOf = new int[1024];
  private int[] stackOf = new int[1024];

  /** Begins the samples of a thread; it takes the place of one that has none. */
  void startThread(TimelineThread thread) {
    dropThreadWithoutSamples();
    threads.add(thread);
    threadHasSamples = false;
  }

  /** Adds a sample of the thread that was begun last. */
  void add(long timeMicros, int stack) {
    if (size == micros.length) {
      micros = Arrays.copyOf(micros, 2 * size);
      threadOf = Arrays.copyOf(threadOf, 2 * size);
      stackOf = Arrays.copyOf(stackOf, 2 * size);
    }
    micros[size] = timeMicros;
    threadOf[size] = threads.size() - 1;
    stackOf[size] = stack;
    threadHasSamples = true;
    size++;
  }

  private void dropThreadWithoutSamples() {
    if (!threadHasSamples) {
      threads.remove(threads.size() - 1);
      threadHasSamples = true;
    }
  }

  /** Returns the threads that have samples. */
  List<TimelineThread> threads() {
    dropThreadWithoutSamples();
    return threads;
  }

  int size() {
    return size;
  }

  long micros(int sample) {
    return micros[sample];
  }

  /** Returns the number of a sample's thread in {@link #threads}. */
  int thread(int sample) {
    return threadOf[sample];
  }

  int stack(int sample) {
    return stackOf[sample];
  }

  /** Returns the numbers of all samples in time order, those of equal time by thread. */
  int[] byTime() {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      first = Math.min(first, micros[i]);
    }
    // Samples are numbered thread by thread, so their number settles equal times.
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (micros[i] - first) << 32 | i;
    }
    Arrays.sort(keys);
    int[] samples = new int[size];
    for (int i = 0; i < size; i++) {
      samples[i] = (int) keys[i];
    }
    return samples;
  }
}
