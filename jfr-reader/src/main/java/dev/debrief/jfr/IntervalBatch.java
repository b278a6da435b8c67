package dev.debrief.jfr;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of one kind out of one chunk, in columns; see {@link SampleBatch} for order and life
 * time.
 */
public final class IntervalBatch {
  private final IntervalKind kind;
  private int size;
  private long[] startNanos = new long[64];
  private long[] endNanos = new long[64];
  private ThreadRef[] threads = new ThreadRef[64];
  private StackTrace[] stacks = new StackTrace[64];
  private String[] subjects = new String[64];
  private @Nullable ThreadRef[] others = new ThreadRef[64];
  private long[] addresses = new long[64];

  /** Makes an empty batch. */
  public IntervalBatch(IntervalKind kind) {
    this.kind = kind;
  }

  /** Appends a row. */
  public void add(Event.Interval interval) {
    if (size == startNanos.length) {
      grow(size * 2);
    }
    startNanos[size] = interval.startNanos();
    endNanos[size] = interval.endNanos();
    threads[size] = interval.thread();
    stacks[size] = interval.stackTrace();
    subjects[size] = interval.subject();
    others[size] = interval.other().orElse(null);
    addresses[size++] = interval.address();
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

  /** Returns what all intervals of the batch are. */
  public IntervalKind kind() {
    return kind;
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

  /** Returns the thread, {@link ThreadRef#UNKNOWN} for intervals of the process. */
  public ThreadRef thread(int row) {
    return threads[row];
  }

  /** Returns the stack, {@link StackTrace#EMPTY} if there is none. */
  public StackTrace stackTrace(int row) {
    return stacks[row];
  }

  /** Returns the class waited on, class loaded or method traced, {@code ""} if there is none. */
  public String subject(int row) {
    return subjects[row];
  }

  /** Returns the notifier, previous owner or carrier, where the event names one. */
  public Optional<ThreadRef> other(int row) {
    return Optional.ofNullable(others[row]);
  }

  /** Returns the identity of the monitor or parker, 0 if unknown. */
  public long address(int row) {
    return addresses[row];
  }

  /** Returns a row as a record. */
  public Event.Interval event(int row) {
    return new Event.Interval(
        kind,
        startNanos[row],
        endNanos[row],
        threads[row],
        stacks[row],
        subjects[row],
        other(row),
        addresses[row]);
  }
}
