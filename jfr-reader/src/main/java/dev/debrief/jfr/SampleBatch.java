package dev.debrief.jfr;

import java.util.Arrays;

/**
 * Samples of one kind out of one chunk, in columns. Row {@code i} of all columns is one sample;
 * rows are in file order, which is not time order. A batch is valid only during the call that hands
 * it over; its {@link ThreadRef}s and {@link StackTrace}s may be kept. Equal stacks of one chunk
 * are the same object.
 */
public final class SampleBatch {
  private final SampleKind kind;
  private int size;
  private long[] startNanos = new long[64];
  private long[] endNanos = new long[64];
  private ThreadRef[] threads = new ThreadRef[64];
  private StackTrace[] stacks = new StackTrace[64];
  private ThreadState[] states = new ThreadState[64];
  private boolean[] failed = new boolean[64];

  /** Makes an empty batch. */
  public SampleBatch(SampleKind kind) {
    this.kind = kind;
  }

  /** Appends a row. */
  public void add(Event.Sample sample) {
    add(
        sample.startNanos(),
        sample.endNanos(),
        sample.thread(),
        sample.stackTrace(),
        sample.state(),
        sample.failed());
  }

  void add(
      long start,
      long end,
      ThreadRef thread,
      StackTrace stack,
      ThreadState state,
      boolean sampleFailed) {
    if (size == startNanos.length) {
      grow(size * 2);
    }
    startNanos[size] = start;
    endNanos[size] = end;
    threads[size] = thread;
    stacks[size] = stack;
    states[size] = state;
    failed[size++] = sampleFailed;
  }

  private void grow(int capacity) {
    startNanos = Arrays.copyOf(startNanos, capacity);
    endNanos = Arrays.copyOf(endNanos, capacity);
    threads = Arrays.copyOf(threads, capacity);
    stacks = Arrays.copyOf(stacks, capacity);
    states = Arrays.copyOf(states, capacity);
    failed = Arrays.copyOf(failed, capacity);
  }

  /** Returns where all samples of the batch come from. */
  public SampleKind kind() {
    return kind;
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }

  /** Returns the time of the sample, in epoch nanoseconds. */
  public long startNanos(int row) {
    return startNanos[row];
  }

  /** Returns the end of a run of merged equal samples; equals the start for a single sample. */
  public long endNanos(int row) {
    return endNanos[row];
  }

  /** Returns the sampled thread. */
  public ThreadRef thread(int row) {
    return threads[row];
  }

  /** Returns the stack, {@link StackTrace#EMPTY} if it was lost. */
  public StackTrace stackTrace(int row) {
    return stacks[row];
  }

  /** Returns the state that the sampler saw. */
  public ThreadState state(int row) {
    return states[row];
  }

  /** Returns whether the sampler could not walk the stack. */
  public boolean failed(int row) {
    return failed[row];
  }

  /** Returns a row as a record. */
  public Event.Sample event(int row) {
    return new Event.Sample(
        kind, startNanos[row], endNanos[row], threads[row], stacks[row], states[row], failed[row]);
  }
}
