package dev.debrief.timeline.span;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * All spans in columns, found by their ids. It grows while a recording is read, on one thread; an
 * index never changes it.
 */
final class SpanTable {
  static final int NONE = -1;
  private static final int MOST_NAMES = 1 << 18;
  private static final int MOST_DETAILS = 1 << 16;
  private static final int STRENGTH = 0x03;
  private static final int EXACT = 0x04;
  private static final int MADE = 0x08;
  private static final int TIMED = 0x10;
  private static final ExternalSpan.Details UNKNOWN = ExternalSpan.Details.of("");

  private final Texts<String> names = new Texts<>("", MOST_NAMES);
  private final Texts<ExternalSpan.Details> details = new Texts<>(UNKNOWN, MOST_DETAILS);
  private final Texts<Long> threadIds = new Texts<>(-1L, Integer.MAX_VALUE);
  private int size;
  private long[] traceHigh = new long[0];
  private long[] traceLow = new long[0];
  private long[] spanIds = new long[0];
  private long[] parents = new long[0];
  private long[] roots = new long[0];
  private long[] starts = new long[0];
  private long[] ends = new long[0];
  private int[] nameOf = new int[0];
  private int[] detailsOf = new int[0];
  private int[] threadOf = new int[0];
  private int[] enclosing = new int[0];
  private byte[] marks = new byte[0];

  /** One more than the number of the span with that hash, 0 where there is none. */
  private int[] buckets = new int[16];

  int size() {
    return size;
  }

  /**
   * Returns the span with some ids, which becomes known if it is not. Where one side does not know
   * the trace, or its upper half, the span id decides.
   *
   * @param made whether the ids are ours
   */
  int add(long high, long low, long spanId, boolean made) {
    int bucket = bucket(spanId);
    while (buckets[bucket] != 0) {
      int span = buckets[bucket] - 1;
      if (spanIds[span] == spanId && (low == 0 || traceLow[span] == 0 || low == traceLow[span])) {
        traceLow[span] = low == 0 ? traceLow[span] : low;
        traceHigh[span] = high == 0 ? traceHigh[span] : high;
        return span;
      }
      bucket = (bucket + 1) & (buckets.length - 1);
    }
    if (size == spanIds.length) {
      resize(Math.max(16, size + (size >> 1)));
    }
    traceHigh[size] = high;
    traceLow[size] = low;
    spanIds[size] = spanId;
    starts[size] = Long.MAX_VALUE;
    ends[size] = Long.MIN_VALUE;
    enclosing[size] = NONE;
    marks[size] = (byte) (made ? MADE : 0);
    buckets[bucket] = ++size;
    if (size > buckets.length / 2) {
      rehash();
    }
    return size - 1;
  }

  /** Returns the first span with an id, {@link #NONE} if there is none. */
  int find(long low, long spanId) {
    if (spanId == 0) {
      return NONE;
    }
    int bucket = bucket(spanId);
    while (buckets[bucket] != 0) {
      int span = buckets[bucket] - 1;
      if (spanIds[span] == spanId && (low == 0 || traceLow[span] == 0 || low == traceLow[span])) {
        return span;
      }
      bucket = (bucket + 1) & (buckets.length - 1);
    }
    return NONE;
  }

  private int bucket(long spanId) {
    long mixed = spanId * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (buckets.length - 1);
  }

  private void rehash() {
    buckets = new int[buckets.length * 2];
    for (int span = 0; span < size; span++) {
      int bucket = bucket(spanIds[span]);
      while (buckets[bucket] != 0) {
        bucket = (bucket + 1) & (buckets.length - 1);
      }
      buckets[bucket] = span + 1;
    }
  }

  private void resize(int capacity) {
    traceHigh = Arrays.copyOf(traceHigh, capacity);
    traceLow = Arrays.copyOf(traceLow, capacity);
    spanIds = Arrays.copyOf(spanIds, capacity);
    parents = Arrays.copyOf(parents, capacity);
    roots = Arrays.copyOf(roots, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    nameOf = Arrays.copyOf(nameOf, capacity);
    detailsOf = Arrays.copyOf(detailsOf, capacity);
    threadOf = Arrays.copyOf(threadOf, capacity);
    enclosing = Arrays.copyOf(enclosing, capacity);
    marks = Arrays.copyOf(marks, capacity);
  }

  /** Gives back what is not needed. */
  void trim() {
    resize(size);
  }

  void parent(int span, long parentId) {
    parents[span] = parents[span] == 0 && parentId != spanIds[span] ? parentId : parents[span];
  }

  void localRoot(int span, long rootId) {
    roots[span] = roots[span] == 0 ? rootId : roots[span];
  }

  /** Names a span unless somebody who knows as well or better did. */
  void name(int span, String name, Knowledge knowledge) {
    if (!name.isEmpty() && knowledge.strength() > (marks[span] & STRENGTH)) {
      nameOf[span] = names.numberOf(name);
      marks[span] = (byte) ((marks[span] & ~STRENGTH) | knowledge.strength());
    }
  }

  /** Says what else is known, unless something is. */
  void details(int span, ExternalSpan.Details known) {
    ExternalSpan.Details before = details.get(detailsOf[span]);
    if (before.attributes().isEmpty() && before.operation().isEmpty()) {
      detailsOf[span] = details.numberOf(known);
    }
  }

  /** Says that a recording shows when a span began, not only that it was open. */
  void timed(int span) {
    marks[span] |= TIMED;
  }

  /** Returns whether a recording shows when a span began. */
  boolean isTimed(int span) {
    return (marks[span] & TIMED) != 0;
  }

  long start(int span) {
    return starts[span];
  }

  /** Says that a span was open; exact times are never replaced by what was seen. */
  void time(int span, long start, long end, boolean exact, long thread) {
    boolean known = (marks[span] & EXACT) != 0;
    if (known && !exact) {
      return;
    }
    if (exact && !known) {
      marks[span] |= EXACT;
      starts[span] = Long.MAX_VALUE;
      ends[span] = Long.MIN_VALUE;
    }
    if (thread >= 0 && (start < starts[span] || threadOf[span] == 0)) {
      threadOf[span] = threadIds.numberOf(thread);
    }
    starts[span] = Math.min(starts[span], start);
    ends[span] = Math.max(ends[span], end);
  }

  /** Says in which span another one lies on its thread; the first one counts. */
  void enclosedBy(int span, int outer) {
    if (enclosing[span] == NONE && span != outer) {
      enclosing[span] = outer;
    }
  }

  /** Returns the span in which one lies on its thread, {@link #NONE} if there is none. */
  int enclosing(int span) {
    return enclosing[span];
  }

  /** Returns the parent of a span, {@link #NONE} if it has none or it is not known. */
  int parent(int span) {
    return find(traceLow[span], parents[span]);
  }

  long traceLow(int span) {
    return traceLow[span];
  }

  long spanId(int span) {
    return spanIds[span];
  }

  long localRoot(int span) {
    return roots[span];
  }

  String name(int span) {
    return names.get(nameOf[span]);
  }

  /** Returns a span as a record; its time is empty at 0 if nobody saw it. */
  Span get(int span) {
    boolean seen = ends[span] >= starts[span];
    Long thread = threadIds.get(threadOf[span]);
    return new Span(
        span,
        new TraceIds(traceHigh[span], traceLow[span], spanIds[span], parents[span]),
        roots[span],
        name(span),
        new Span.Time(seen ? starts[span] : 0, seen ? ends[span] : 0, (marks[span] & EXACT) != 0),
        thread < 0 ? OptionalLong.empty() : OptionalLong.of(thread),
        (marks[span] & MADE) != 0,
        details.get(detailsOf[span]));
  }

  long nanos(int span) {
    return ends[span] >= starts[span] ? ends[span] - starts[span] : 0;
  }

  /** Returns how many names and details were not kept because there were too many. */
  long refused() {
    return names.refused() + details.refused();
  }

  /** Returns the bytes that the columns hold, without names and details. */
  long bytes() {
    long perSpan = 7L * Long.BYTES + 4L * Integer.BYTES + Byte.BYTES;
    return spanIds.length * perSpan + buckets.length * (long) Integer.BYTES;
  }

  /** Who may name a span. */
  enum Knowledge {
    LABEL,
    SCOPE,
    OPERATION;

    @SuppressWarnings("EnumOrdinal") // Two bits of a byte that never leaves memory.
    int strength() {
      return ordinal() + 1;
    }
  }
}
