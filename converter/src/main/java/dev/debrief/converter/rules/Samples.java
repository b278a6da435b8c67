package dev.debrief.converter.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The samples of a profile in columns, in the order of the file. Times are in the format's own
 * unit: seconds since the epoch in a chunk, nanoseconds since the start in a version 1 profile.
 */
final class Samples {
  private double[] times = new double[64];
  private int[] stacks = new int[64];
  private int[] threads = new int[64];
  private int size;
  private final Map<String, Integer> threadNumbers = new HashMap<>();
  private final List<String> threadIds = new ArrayList<>();
  private int[] firstSamples = new int[16];

  /** Adds a sample; a stack beyond the range of int is kept as the largest int. */
  void add(double time, String threadId, long stack) {
    add(time, threadNumber(threadId), (int) Math.min(stack, Integer.MAX_VALUE));
  }

  /** Adds a sample of a thread that has a number. */
  void add(double time, int thread, int stack) {
    if (size == times.length) {
      reserve(2 * size);
    }
    times[size] = time;
    stacks[size] = stack;
    threads[size] = thread;
    size++;
  }

  /** Makes room for so many samples. */
  void reserve(int capacity) {
    times = Arrays.copyOf(times, capacity);
    stacks = Arrays.copyOf(stacks, capacity);
    threads = Arrays.copyOf(threads, capacity);
  }

  /** Returns the number of a thread; one that is new has its first sample next. */
  int threadNumber(String threadId) {
    Integer known = threadNumbers.get(threadId);
    if (known != null) {
      return known;
    }
    int number = threadIds.size();
    threadIds.add(threadId);
    threadNumbers.put(threadId, number);
    if (number == firstSamples.length) {
      firstSamples = Arrays.copyOf(firstSamples, 2 * number);
    }
    firstSamples[number] = size;
    return number;
  }

  int size() {
    return size;
  }

  double time(int sample) {
    return times[sample];
  }

  int stack(int sample) {
    return stacks[sample];
  }

  /** Number of the sample's thread, an index into {@link #threadIds}. */
  int thread(int sample) {
    return threads[sample];
  }

  /** The stacks of all samples, for loops over them; the array may be longer. */
  int[] stacks() {
    return stacks;
  }

  /** The threads of all samples, likewise. */
  int[] threads() {
    return threads;
  }

  /** Thread ids as written, in the order of first occurrence. */
  List<String> threadIds() {
    return threadIds;
  }

  /** The first sample of a thread, in the order of the file. */
  int firstOf(int thread) {
    return firstSamples[thread];
  }

  /** The samples of each thread, by number of the thread, sorted by time. */
  int[][] byThread() {
    int[] counts = new int[threadIds.size()];
    for (int sample = 0; sample < size; sample++) {
      counts[threads[sample]]++;
    }
    int[][] lists = new int[counts.length][];
    for (int thread = 0; thread < counts.length; thread++) {
      lists[thread] = new int[counts[thread]];
    }
    int[] filled = new int[counts.length];
    for (int sample = 0; sample < size; sample++) {
      int thread = threads[sample];
      lists[thread][filled[thread]++] = sample;
    }
    for (int thread = 0; thread < lists.length; thread++) {
      lists[thread] = sorted(lists[thread]);
    }
    return lists;
  }

  private int[] sorted(int[] samples) {
    for (int i = 1; i < samples.length; i++) {
      if (times[samples[i]] < times[samples[i - 1]]) {
        return Arrays.stream(samples)
            .boxed()
            .sorted(Comparator.comparingDouble(sample -> times[sample]))
            .mapToInt(Integer::intValue)
            .toArray();
      }
    }
    return samples;
  }
}
