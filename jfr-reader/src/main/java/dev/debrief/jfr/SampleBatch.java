package dev.debrief.jfr;

import java.util.Arrays;

/**
 * Samples of one kind out of one chunk, in columns. Row {@code i} of all columns is one sample;
 * rows are in file order, which is not time order. A batch is valid only during the call that hands
 * it over; its {@link ThreadRef}s and {@link StackTrace}s may be kept. Equal stacks of one chunk
 * are the same object.
 */
public final class SampleBatch {
  private static final ThreadState[] STATES = ThreadState.values();
  private static final byte FAILED = 0x40;

  private final SampleKind kind;
  private final ChunkReferences references;
  private int size;
  private boolean referenceMissing;
  private long[] startNanos = new long[64];
  private long[] endNanos = new long[64];
  private int[] threads = new int[64];
  private int[] stacks = new int[64];

  /** Ordinal of the state, and whether the sampler failed. */
  private byte[] states = new byte[64];

  /** Makes an empty batch with references of its own. */
  public SampleBatch(SampleKind kind) {
    this(kind, new ChunkReferences());
  }

  /** Makes an empty batch whose rows refer to the threads and stacks of a chunk. */
  public SampleBatch(SampleKind kind, ChunkReferences references) {
    this.kind = kind;
    this.references = references;
  }

  /** Appends a row. */
  public void add(Event.Sample sample) {
    add(
        sample.startNanos(),
        sample.endNanos(),
        references.number(sample.thread()),
        references.number(sample.stackTrace()),
        sample.state(),
        sample.failed());
  }

  /**
   * Appends a row.
   *
   * @param thread number of the thread in {@link #references}
   * @param stack number of the stack there
   */
  @SuppressWarnings("EnumOrdinal") // A byte per row; never leaves memory.
  public void add(
      long start, long end, int thread, int stack, ThreadState state, boolean sampleFailed) {
    if (size == startNanos.length) {
      grow(size * 2);
    }
    startNanos[size] = start;
    endNanos[size] = end;
    threads[size] = thread;
    stacks[size] = stack;
    referenceMissing |= thread == ChunkReferences.NONE || stack == ChunkReferences.NONE;
    states[size++] = (byte) (state.ordinal() | (sampleFailed ? FAILED : 0));
  }

  private void grow(int capacity) {
    startNanos = Arrays.copyOf(startNanos, capacity);
    endNanos = Arrays.copyOf(endNanos, capacity);
    threads = Arrays.copyOf(threads, capacity);
    stacks = Arrays.copyOf(stacks, capacity);
    states = Arrays.copyOf(states, capacity);
  }

  /** Removes all rows, so that the batch can be used again. */
  public void clear() {
    size = 0;
    referenceMissing = false;
  }

  /** Returns whether one of the rows has no thread or stack, or may have a thread that is lost. */
  boolean mayMissReferences() {
    return referenceMissing || references.anyThreadLost();
  }

  /** Returns where all samples of the batch come from. */
  public SampleKind kind() {
    return kind;
  }

  /** Returns the threads and stacks of the chunk; the same for all its batches. */
  public ChunkReferences references() {
    return references;
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

  /** Returns the number of the sampled thread in {@link #references}. */
  public int threadNumber(int row) {
    return threads[row];
  }

  /** Returns the sampled thread. */
  public ThreadRef thread(int row) {
    return references.thread(threads[row]);
  }

  /** Returns the number of the stack in {@link #references}. */
  public int stackNumber(int row) {
    return stacks[row];
  }

  /** Returns the stack, {@link StackTrace#EMPTY} if it was lost. */
  public StackTrace stackTrace(int row) {
    return references.stackTrace(stacks[row]);
  }

  /** Returns the state that the sampler saw. */
  public ThreadState state(int row) {
    return STATES[states[row] & ~FAILED];
  }

  /** Returns whether the sampler could not walk the stack. */
  public boolean failed(int row) {
    return (states[row] & FAILED) != 0;
  }

  /** Returns a row as a record. */
  public Event.Sample event(int row) {
    return new Event.Sample(
        kind,
        startNanos[row],
        endNanos[row],
        thread(row),
        stackTrace(row),
        state(row),
        failed(row));
  }
}
