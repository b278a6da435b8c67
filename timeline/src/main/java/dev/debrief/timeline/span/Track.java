package dev.debrief.timeline.span;

import java.util.Arrays;

/**
 * The context of one thread over time: pieces that follow each other without a gap, from the
 * beginning of time to its end, in columns. Immutable once built.
 */
final class Track {
  /** Nothing is known. */
  static final int UNKNOWN = -1;

  /** There was no span. */
  static final int EMPTY = -2;

  /** Never anything known. */
  static final Track NOTHING = new Builder().build();

  private static final int AMBIGUOUS = 0x80;
  private static final int CONFIDENCE_MASK = 0x3;

  private final long[] starts;
  private final int[] spans;
  private final short[] rules;
  private final byte[] marks;

  private Track(long[] starts, int[] spans, short[] rules, byte[] marks) {
    this.starts = starts;
    this.spans = spans;
    this.rules = rules;
    this.marks = marks;
  }

  int size() {
    return starts.length;
  }

  /** Returns the piece that an instant lies in. */
  int pieceAt(long timeNanos) {
    int found = Arrays.binarySearch(starts, timeNanos);
    return found >= 0 ? found : -found - 2;
  }

  long start(int piece) {
    return starts[piece];
  }

  /** Returns where a piece ends. */
  long end(int piece) {
    return piece + 1 < starts.length ? starts[piece + 1] : Long.MAX_VALUE;
  }

  /** Returns the number of the span, {@link #UNKNOWN} or {@link #EMPTY}. */
  int span(int piece) {
    return spans[piece];
  }

  /** Returns the number of the rule that says so; meaningless where nothing is known. */
  int rule(int piece) {
    return rules[piece];
  }

  boolean ambiguous(int piece) {
    return (marks[piece] & AMBIGUOUS) != 0;
  }

  Confidence confidence(int piece) {
    return CONFIDENCES[marks[piece] & CONFIDENCE_MASK];
  }

  private static final Confidence[] CONFIDENCES = Confidence.values();

  /** Returns whether nothing is known at any time. */
  boolean saysNothing() {
    return size() == 1 && spans[0] == UNKNOWN;
  }

  /** Returns this track, and another where nothing is known in this one. */
  Track over(Track below) {
    if (below.saysNothing()) {
      return this;
    }
    Builder merged = new Builder();
    int mine = 0;
    int other = 0;
    long now = Long.MIN_VALUE;
    while (true) {
      if (spans[mine] == UNKNOWN) {
        merged.copy(now, below, other);
      } else {
        merged.copy(now, this, mine);
      }
      long next = Math.min(end(mine), below.end(other));
      if (next == Long.MAX_VALUE) {
        return merged.build();
      }
      mine += end(mine) == next ? 1 : 0;
      other += below.end(other) == next ? 1 : 0;
      now = next;
    }
  }

  /** Returns the bytes that the columns hold. */
  long bytes() {
    return starts.length * (long) (Long.BYTES + Integer.BYTES + Short.BYTES + Byte.BYTES);
  }

  /** Collects pieces in time order; equal neighbours become one. */
  static final class Builder {
    private int size = 1;
    private long[] starts = {Long.MIN_VALUE};
    private int[] spans = {UNKNOWN};
    private short[] rules = {0};
    private byte[] marks = {0};

    /** From an instant on this is the context. A later piece at the same instant replaces it. */
    void set(long start, int span, int rule, Confidence confidence, boolean ambiguous) {
      put(start, span, (short) rule, mark(confidence, ambiguous));
    }

    /** From an instant on nothing is known. */
    void clear(long start) {
      put(start, UNKNOWN, (short) 0, (byte) 0);
    }

    private void copy(long start, Track from, int piece) {
      put(start, from.spans[piece], from.rules[piece], from.marks[piece]);
    }

    @SuppressWarnings("EnumOrdinal") // Two bits of a byte that never leaves memory.
    private static byte mark(Confidence confidence, boolean ambiguous) {
      return (byte) (confidence.ordinal() | (ambiguous ? AMBIGUOUS : 0));
    }

    private void put(long start, int span, short rule, byte mark) {
      if (starts[size - 1] == start) {
        size--;
      }
      if (size > 0 && isSame(size - 1, span, rule, mark)) {
        return;
      }
      if (size == starts.length) {
        grow(Math.max(4, size + (size >> 1)));
      }
      starts[size] = start;
      spans[size] = span;
      rules[size] = rule;
      marks[size++] = mark;
    }

    private boolean isSame(int piece, int span, short rule, byte mark) {
      return spans[piece] == span && rules[piece] == rule && marks[piece] == mark;
    }

    private void grow(int capacity) {
      starts = Arrays.copyOf(starts, capacity);
      spans = Arrays.copyOf(spans, capacity);
      rules = Arrays.copyOf(rules, capacity);
      marks = Arrays.copyOf(marks, capacity);
    }

    Track build() {
      return new Track(
          Arrays.copyOf(starts, size),
          Arrays.copyOf(spans, size),
          Arrays.copyOf(rules, size),
          Arrays.copyOf(marks, size));
    }
  }
}
