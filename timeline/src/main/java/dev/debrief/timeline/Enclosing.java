package dev.debrief.timeline;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.StackTrace;
import java.util.Arrays;

/**
 * Intervals of one thread that enclose what it did, in columns and in the order of their starts:
 * traced methods, class loading, pinning, {@code System.gc()}. They may nest. Times are exact and
 * not cut at windows (only at the recording's start and the time asked for): an interval that
 * reaches over the edge of a window is in the {@code Enclosing} of every window that it touches,
 * with the same times.
 */
@SuppressWarnings("EnumOrdinal") // A byte per row instead of a reference; never leaves memory.
public final class Enclosing {
  static final Enclosing NONE = new Enclosing();

  private static final IntervalKind[] KINDS = IntervalKind.values();

  private int size;
  private long[] starts = new long[0];
  private long[] ends = new long[0];
  private byte[] kinds = new byte[0];
  private String[] subjects = new String[0];
  private StackTrace[] stacks = new StackTrace[0];

  Enclosing() {}

  /** Returns none. */
  public static Enclosing empty() {
    return NONE;
  }

  void add(IntervalKind kind, long start, long end, String subject, StackTrace stack) {
    if (size == starts.length) {
      grow(Math.max(8, size + (size >> 1)));
    }
    starts[size] = start;
    ends[size] = end;
    kinds[size] = (byte) kind.ordinal();
    subjects[size] = subject;
    stacks[size++] = stack;
  }

  private void grow(int capacity) {
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
    subjects = Arrays.copyOf(subjects, capacity);
    stacks = Arrays.copyOf(stacks, capacity);
  }

  void addAll(Enclosing other) {
    for (int i = 0; i < other.size; i++) {
      add(other.kind(i), other.starts[i], other.ends[i], other.subjects[i], other.stacks[i]);
    }
  }

  /** Returns the intervals that touch one of some stretches of time, which are in order. */
  Enclosing touching(int count, long[] from, long[] to) {
    Enclosing touching = new Enclosing();
    for (int i = 0; i < size; i++) {
      int later = 0;
      while (later < count && to[later] <= starts[i]) {
        later++;
      }
      if (later < count && from[later] < ends[i]) {
        touching.add(kind(i), starts[i], ends[i], subjects[i], stacks[i]);
      }
    }
    return touching;
  }

  /** Puts the rows in time order; the window begins at {@code base}. */
  void sort(long base) {
    int[] order = RowOrder.byTime(size, starts, base);
    if (order.length == 0) {
      return;
    }
    starts = RowOrder.apply(order, starts);
    ends = RowOrder.apply(order, ends);
    kinds = RowOrder.apply(order, kinds);
    subjects = RowOrder.apply(order, subjects);
    stacks = RowOrder.apply(order, stacks);
  }

  /** Returns the number of intervals. */
  public int size() {
    return size;
  }

  /** Returns what an interval is; its role is {@link IntervalKind.Role#ENCLOSING}. */
  public IntervalKind kind(int index) {
    return KINDS[kinds[index]];
  }

  /** Returns the start, in epoch nanoseconds; may lie before the window. */
  public long startNanos(int index) {
    return starts[index];
  }

  /** Returns the end, in epoch nanoseconds; may lie after the window. */
  public long endNanos(int index) {
    return ends[index];
  }

  /** Returns the class loaded or the method traced, {@code ""} if there is none. */
  public String subject(int index) {
    return subjects[index];
  }

  /** Returns the stack; that of a traced method begins at its caller. */
  public StackTrace stackTrace(int index) {
    return stacks[index];
  }

  /**
   * Returns the instants inside a window at which intervals of at least a length begin or end, in
   * order.
   */
  long[] edges(long from, long to, long leastNanos) {
    long[] edges = new long[2 * size];
    int n = 0;
    for (int i = 0; i < size; i++) {
      if (ends[i] - starts[i] >= leastNanos) {
        n = addIfInside(edges, n, starts[i], from, to);
        n = addIfInside(edges, n, ends[i], from, to);
      }
    }
    long[] sorted = Arrays.copyOf(edges, n);
    Arrays.sort(sorted);
    return sorted;
  }

  private static int addIfInside(long[] edges, int n, long edge, long from, long to) {
    if (edge <= from || edge >= to) {
      return n;
    }
    edges[n] = edge;
    return n + 1;
  }
}
