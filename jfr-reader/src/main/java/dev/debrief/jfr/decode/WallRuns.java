package dev.debrief.jfr.decode;

import dev.debrief.jfr.ChunkReferences;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.ThreadState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Merged wall-clock samples of one chunk, in columns. async-profiler merges equal samples of an
 * idle thread into one event; from 4.1 on the event says how long the run is ({@code timeSpan}),
 * before it only says how many samples it holds. Its settings do not always name the interval, so
 * that is measured: the time from one event of a thread to the next, per sample, in the median.
 */
public final class WallRuns {
  private final ChunkReferences references;
  private int size;
  private long[] starts = new long[64];
  private long[] spans = new long[64];
  private int[] samples = new int[64];
  private int[] threads = new int[64];
  private int[] stacks = new int[64];
  private ThreadState[] states = new ThreadState[64];

  /**
   * @param references what threads and stacks are numbers of
   */
  public WallRuns(ChunkReferences references) {
    this.references = references;
  }

  /**
   * Appends a run.
   *
   * @param thread number of the thread
   * @param stack number of the stack
   * @param count how many samples the run holds
   * @param spanNanos time from its first sample to its last, 0 if the event does not say
   */
  public void add(
      long start, int thread, int stack, ThreadState state, long count, long spanNanos) {
    if (size == starts.length) {
      grow(2 * size);
    }
    starts[size] = start;
    spans[size] = spanNanos;
    samples[size] = (int) Math.max(0, Math.min(Integer.MAX_VALUE, count));
    threads[size] = thread;
    stacks[size] = stack;
    states[size++] = state;
  }

  private void grow(int capacity) {
    starts = Arrays.copyOf(starts, capacity);
    spans = Arrays.copyOf(spans, capacity);
    samples = Arrays.copyOf(samples, capacity);
    threads = Arrays.copyOf(threads, capacity);
    stacks = Arrays.copyOf(stacks, capacity);
    states = Arrays.copyOf(states, capacity);
  }

  /**
   * Returns the samples with the ends of their runs, in file order: each sample of a run is good
   * for one interval, and no run goes on into the thread's next event.
   */
  public SampleBatch batch() {
    SampleBatch batch = new SampleBatch(SampleKind.WALL, references);
    boolean merged = IntStream.range(0, size).anyMatch(run -> samples[run] > 1);
    long[] next = merged ? nextStarts() : new long[0];
    long interval = merged ? interval() : 0;
    for (int run = 0; run < size; run++) {
      long end = merged ? Math.min(next[run], starts[run] + length(run, interval)) : starts[run];
      batch.add(starts[run], end, threads[run], stacks[run], states[run], false);
    }
    return batch;
  }

  /** A declared span reaches from the first sample of the run to the last. */
  private long length(int run, long interval) {
    if (samples[run] <= 1) {
      return 0;
    }
    long span = spans[run];
    return span > 0 ? span + span / (samples[run] - 1) : samples[run] * interval;
  }

  private long[] nextStarts() {
    long[] next = new long[size];
    long[] later = perThread(Long.MAX_VALUE);
    int[] latestFirst =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingLong((Integer run) -> starts[run]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    for (int run : latestFirst) {
      next[run] = later[threads[run]];
      later[threads[run]] = starts[run];
    }
    return next;
  }

  /** Returns the interval between samples that the events themselves show, 0 if they show none. */
  private long interval() {
    long[] gaps = new long[size];
    int n = 0;
    long[] lastStart = perThread(Long.MIN_VALUE);
    long[] lastSamples = perThread(0);
    for (int run = 0; run < size; run++) {
      int thread = threads[run];
      long before = lastStart[thread];
      if (before != Long.MIN_VALUE && starts[run] > before) {
        gaps[n++] = (starts[run] - before) / Math.max(1, lastSamples[thread]);
      }
      lastStart[thread] = starts[run];
      lastSamples[thread] = samples[run];
    }
    Arrays.sort(gaps, 0, n);
    return n == 0 ? 0 : gaps[n / 2];
  }

  private long[] perThread(long value) {
    int threadCount = Arrays.stream(threads, 0, size).max().orElse(0) + 1;
    long[] values = new long[threadCount];
    Arrays.fill(values, value);
    return values;
  }
}
