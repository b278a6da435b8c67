package dev.debrief.jfr;

import java.util.Arrays;
import java.util.Optional;

/**
 * Intervals of one kind out of one chunk, in columns; see {@link SampleBatch} for order and life
 * time. With {@link Selection#outline} the stack, the subject, the other thread and the address are
 * there only for intervals that began before their chunk.
 */
public final class IntervalBatch {
  private final IntervalKind kind;
  private final ChunkReferences references;
  private int size;
  private boolean threadMissing;
  private long[] startNanos = new long[64];
  private long[] endNanos = new long[64];
  private int[] threads = new int[64];
  private int[] stacks = new int[64];
  private String[] subjects = new String[64];

  /** Number of the other thread, -1 where the event names none. */
  private int[] others = new int[64];

  private long[] addresses = new long[64];

  /** Makes an empty batch with references of its own. */
  public IntervalBatch(IntervalKind kind) {
    this(kind, new ChunkReferences());
  }

  /** Makes an empty batch whose rows refer to the threads and stacks of a chunk. */
  public IntervalBatch(IntervalKind kind, ChunkReferences references) {
    this.kind = kind;
    this.references = references;
  }

  /** Appends a row. */
  public void add(Event.Interval interval) {
    int row =
        add(
            interval.startNanos(),
            interval.endNanos(),
            references.number(interval.thread()),
            references.number(interval.stackTrace()));
    subjects[row] = interval.subject();
    others[row] = interval.other().map(references::number).orElse(-1);
    addresses[row] = interval.address();
  }

  /**
   * Appends a row without subject, other thread and address.
   *
   * @param thread number of the thread in {@link #references}
   * @param stack number of the stack there
   * @return number of the row
   */
  public int add(long start, long end, int thread, int stack) {
    if (size == startNanos.length) {
      grow(size * 2);
    }
    startNanos[size] = start;
    endNanos[size] = end;
    threads[size] = thread;
    threadMissing |= thread == ChunkReferences.NONE;
    stacks[size] = stack;
    subjects[size] = "";
    others[size] = -1;
    addresses[size] = 0;
    return size++;
  }

  /**
   * Completes a row.
   *
   * @param other number of the other thread in {@link #references}, -1 if there is none
   */
  public void complete(int row, String subject, int other, long address) {
    subjects[row] = subject;
    others[row] = other;
    addresses[row] = address;
  }

  private void grow(int capacity) {
    startNanos = Arrays.copyOf(startNanos, capacity);
    endNanos = Arrays.copyOf(endNanos, capacity);
    threads = Arrays.copyOf(threads, capacity);
    stacks = Arrays.copyOf(stacks, capacity);
    subjects = Arrays.copyOf(subjects, capacity);
    others = Arrays.copyOf(others, capacity);
    addresses = Arrays.copyOf(addresses, capacity);
  }

  /** Removes all rows, so that the batch can be used again. */
  public void clear() {
    size = 0;
    threadMissing = false;
  }

  /** Returns whether one of the rows has no thread, or may have one that is lost. */
  boolean mayMissThreads() {
    return threadMissing || references.anyThreadLost();
  }

  /** Returns what all intervals of the batch are. */
  public IntervalKind kind() {
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

  /** Returns the start, in epoch nanoseconds. */
  public long startNanos(int row) {
    return startNanos[row];
  }

  /** Returns the end, in epoch nanoseconds. */
  public long endNanos(int row) {
    return endNanos[row];
  }

  /** Returns the number of the thread in {@link #references}. */
  public int threadNumber(int row) {
    return threads[row];
  }

  /** Returns the thread, {@link ThreadRef#UNKNOWN} for intervals of the process. */
  public ThreadRef thread(int row) {
    return references.thread(threads[row]);
  }

  /** Returns the number of the stack in {@link #references}. */
  public int stackNumber(int row) {
    return stacks[row];
  }

  /** Returns the stack, {@link StackTrace#EMPTY} if there is none. */
  public StackTrace stackTrace(int row) {
    return references.stackTrace(stacks[row]);
  }

  /** Returns the class waited on, class loaded or method traced, {@code ""} if there is none. */
  public String subject(int row) {
    return subjects[row];
  }

  /** Returns the notifier, previous owner or carrier, where the event names one. */
  public Optional<ThreadRef> other(int row) {
    return others[row] < 0 ? Optional.empty() : Optional.of(references.thread(others[row]));
  }

  /** Returns the number of the other thread in {@link #references}, -1 if the event names none. */
  public int otherNumber(int row) {
    return others[row];
  }

  /** Returns the identity of the monitor or parker, of socket reads the bytes; 0 if unknown. */
  public long address(int row) {
    return addresses[row];
  }

  /** Returns a row as a record. */
  public Event.Interval event(int row) {
    return new Event.Interval(
        kind,
        startNanos[row],
        endNanos[row],
        thread(row),
        stackTrace(row),
        subjects[row],
        other(row),
        addresses[row]);
  }
}
