package dev.debrief.converter;

import dev.debrief.timeline.TimelineThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Samples in columns, thread by thread. */
final class SampleColumns {
  private static final long NANOS_PER_MICRO = 1_000;
  private static final int EXCERPT_THREADS = 8;
  private static final int EXCERPT_SAMPLES = 16;

  /** Digits of so many bits number the microseconds of a minute in two. */
  private static final int MOST_DIGIT_BITS = 13;

  private final List<TimelineThread> threads = new ArrayList<>();

  /** Of each thread its first sample. */
  private int[] firstOf = new int[64];

  private boolean threadHasSamples = true;
  private int size;
  private long[] micros;
  private int[] threadOf;
  private int[] stackOf;

  /**
   * @param expected how many samples there may be, at least 1
   */
  SampleColumns(int expected) {
    micros = new long[expected];
    threadOf = new int[expected];
    stackOf = new int[expected];
  }

  /** Begins the samples of a thread; it takes the place of one that has none. */
  void startThread(TimelineThread thread) {
    dropThreadWithoutSamples();
    if (threads.size() == firstOf.length) {
      firstOf = Arrays.copyOf(firstOf, 2 * firstOf.length);
    }
    firstOf[threads.size()] = size;
    threads.add(thread);
    threadHasSamples = false;
  }

  /** Adds a sample of the thread that was begun last. */
  void add(long timeMicros, int stack) {
    if (size == micros.length) {
      int more = size + (size >> 1) + 16;
      micros = Arrays.copyOf(micros, more);
      threadOf = Arrays.copyOf(threadOf, more);
      stackOf = Arrays.copyOf(stackOf, more);
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

  /** Returns how many samples each thread has. */
  int[] samplesOfThreads() {
    int[] counts = new int[threads().size()];
    for (int thread = 0; thread < counts.length; thread++) {
      counts[thread] = endOf(thread) - firstOf[thread];
    }
    return counts;
  }

  private int endOf(int thread) {
    return thread + 1 < threads.size() ? firstOf[thread + 1] : size;
  }

  /** Gives all stacks their new numbers. */
  void renumberStacks(Ranking ranking) {
    for (int i = 0; i < size; i++) {
      stackOf[i] = ranking.rankOf(stackOf[i]);
    }
  }

  /** Returns how many samples lie within a stretch of time. */
  int sizeWithin(TimeRange range) {
    long from = Math.floorDiv(range.startNanos(), NANOS_PER_MICRO);
    long to = Math.floorDiv(range.endNanos(), NANOS_PER_MICRO);
    int within = 0;
    for (int thread = 0; thread < threads().size(); thread++) {
      within += firstFrom(to, thread) - firstFrom(from, thread);
    }
    return within;
  }

  /** Returns a thread's first sample that is not before a time; its samples are in order. */
  private int firstFrom(long timeMicros, int thread) {
    int low = firstOf[thread];
    int high = endOf(thread);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (micros[middle] < timeMicros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Returns the first samples of the first threads. A gap never follows a gap, so each has at least
   * two samples that are none.
   *
   * @param stacks what stands in place of each stack number
   */
  SampleColumns excerpt(int[] stacks) {
    SampleColumns excerpt = new SampleColumns(EXCERPT_THREADS * EXCERPT_SAMPLES);
    int before = -1;
    int ofThread = 0;
    for (int i = 0; i < size && threadOf[i] < EXCERPT_THREADS; i++) {
      if (threadOf[i] != before) {
        before = threadOf[i];
        ofThread = 0;
        excerpt.startThread(threads.get(before));
      }
      if (ofThread++ < EXCERPT_SAMPLES) {
        excerpt.add(micros[i], stacks[stackOf[i]]);
      }
    }
    return excerpt;
  }

  /** Returns the time of the first sample; there must be one. */
  long firstMicros() {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      first = Math.min(first, micros[i]);
    }
    return first;
  }

  /** Returns the time of the last sample; there must be one. */
  long lastMicros() {
    long last = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      last = Math.max(last, micros[i]);
    }
    return last;
  }

  /**
   * Returns all samples in time order, those of equal time by thread. They are put in order by the
   * last binary digits of their times, then by those before, because each thread's samples are in
   * order, which makes more runs than a sort by comparison is quick with.
   */
  OrderedSamples byTime() {
    int[] samples = new int[size];
    for (int i = 0; i < size; i++) {
      samples[i] = i; // thread by thread, which settles equal times
    }
    long first = firstMicros();
    long span = lastMicros() - first;
    // No more digits than about as many as there are samples, because all of them are gone through.
    int bits = Math.min(MOST_DIGIT_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(size));
    for (int shift = 0; shift < Long.SIZE && span >>> shift > 0; shift += bits) {
      samples = byDigit(samples, first, shift, (1 << bits) - 1);
    }
    return inOrder(samples);
  }

  private OrderedSamples inOrder(int[] samples) {
    long[] times = new long[size];
    int[] threadOfEach = new int[size];
    int[] stackOfEach = new int[size];
    for (int i = 0; i < size; i++) {
      int sample = samples[i];
      times[i] = micros[sample];
      threadOfEach[i] = threadOf[sample];
      stackOfEach[i] = stackOf[sample];
    }
    return new OrderedSamples(times, threadOfEach, stackOfEach);
  }

  private int[] byDigit(int[] samples, long firstMicros, int shift, int mask) {
    int[] places = new int[mask + 2];
    for (int i = 0; i < size; i++) {
      places[digit(i, firstMicros, shift, mask) + 1]++;
    }
    for (int digit = 1; digit <= mask; digit++) {
      places[digit] += places[digit - 1];
    }
    int[] sorted = new int[size];
    for (int sample : samples) {
      sorted[places[digit(sample, firstMicros, shift, mask)]++] = sample;
    }
    return sorted;
  }

  private int digit(int sample, long firstMicros, int shift, int mask) {
    return (int) ((micros[sample] - firstMicros) >>> shift) & mask;
  }
}
