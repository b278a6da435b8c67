package dev.debrief.timeline.span;

import java.util.Arrays;

/**
 * What is known of context on threads before it becomes {@link Track}s: one row per event, in
 * columns.
 */
final class ContextStore {
  private static final int RANK_MASK = 0x07;
  private static final int CONFIDENCE_SHIFT = 3;
  private static final int CONFIDENCE_MASK = 0x03;
  private static final int AMBIGUOUS = 0x20;
  private static final int LEFT = 0x40;
  private static final Rank[] RANKS = Rank.values();
  private static final Confidence[] CONFIDENCES = Confidence.values();

  private final Texts<Long> threadIds = new Texts<>(-1L, Integer.MAX_VALUE);
  private int size;
  private long[] starts = new long[16];
  private long[] ends = new long[16];
  private int[] threadOf = new int[16];
  private int[] spans = new int[16];
  private short[] sources = new short[16];
  private byte[] marks = new byte[16];

  /** How rows hold, in the order in which they are believed. */
  enum Rank {
    LABEL,
    STATE,
    SCOPE,
    /** A scope that has a name and no ids. */
    NAMED_SCOPE,
    EXTERNAL,
    OPERATION
  }

  /**
   * What a row says.
   *
   * @param span number of the span, {@link Track#EMPTY} or {@link Track#UNKNOWN}
   * @param source number of the source
   * @param left whether the span was left, not entered
   */
  record Saying(Rank rank, int span, int source, Confidence confidence, boolean left) {}

  @SuppressWarnings("EnumOrdinal") // Bits of a byte that never leaves memory.
  void add(long threadId, long start, long end, Saying saying) {
    if (size == starts.length) {
      resize(Math.max(16, size + (size >> 1)));
    }
    starts[size] = start;
    ends[size] = end;
    threadOf[size] = threadIds.numberOf(threadId);
    spans[size] = saying.span();
    sources[size] = (short) saying.source();
    marks[size++] =
        (byte)
            (saying.rank().ordinal()
                | (saying.confidence().ordinal() << CONFIDENCE_SHIFT)
                | (saying.left() ? LEFT : 0));
  }

  private void resize(int capacity) {
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    threadOf = Arrays.copyOf(threadOf, capacity);
    spans = Arrays.copyOf(spans, capacity);
    sources = Arrays.copyOf(sources, capacity);
    marks = Arrays.copyOf(marks, capacity);
  }

  /** Gives back what is not needed. */
  void trim() {
    resize(size);
  }

  int size() {
    return size;
  }

  long threadId(int row) {
    return threadIds.get(threadOf[row]);
  }

  long start(int row) {
    return starts[row];
  }

  long end(int row) {
    return ends[row];
  }

  int span(int row) {
    return spans[row];
  }

  int source(int row) {
    return sources[row];
  }

  Rank rank(int row) {
    return RANKS[marks[row] & RANK_MASK];
  }

  Confidence confidence(int row) {
    return CONFIDENCES[(marks[row] >> CONFIDENCE_SHIFT) & CONFIDENCE_MASK];
  }

  boolean ambiguous(int row) {
    return (marks[row] & AMBIGUOUS) != 0;
  }

  boolean left(int row) {
    return (marks[row] & LEFT) != 0;
  }

  void markAmbiguous(int row) {
    marks[row] |= AMBIGUOUS;
  }

  /** Lets a row begin later, because its thread did; that makes it doubtful. */
  @SuppressWarnings("EnumOrdinal") // Bits of a byte that never leaves memory.
  void clamp(int row, long start) {
    starts[row] = start;
    int others = marks[row] & ~(CONFIDENCE_MASK << CONFIDENCE_SHIFT);
    marks[row] = (byte) (others | (Confidence.LOW.ordinal() << CONFIDENCE_SHIFT));
  }

  /**
   * Returns the rows by thread and rank, in the order of their starts; of equal starts the longer
   * first, else as they came.
   */
  int[] ordered() {
    int[] rows = new int[size];
    for (int i = 0; i < size; i++) {
      rows[i] = i;
    }
    RowSort.sort(rows, this::compare);
    return rows;
  }

  private int compare(int a, int b) {
    if (threadOf[a] != threadOf[b]) {
      return Integer.compare(threadOf[a], threadOf[b]);
    }
    int rank = (marks[a] & RANK_MASK) - (marks[b] & RANK_MASK);
    if (rank != 0) {
      return rank;
    }
    return starts[a] != starts[b]
        ? Long.compare(starts[a], starts[b])
        : Long.compare(ends[b], ends[a]);
  }
}
