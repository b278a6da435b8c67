package dev.debrief.timeline.span;

import java.util.Arrays;

/**
 * Makes a track of intervals of one thread. The innermost one counts, which is the one that began
 * last; when an interval ends it is taken out wherever it stands, so that others survive it. At one
 * instant ends come before beginnings, and of intervals that begin together the longer is outside.
 */
final class ScopeSweep {
  private final ContextStore store;
  private final SpanTable spans;
  private final Track.Builder track = new Track.Builder();
  private int[] open = new int[8];
  private int depth;

  /** Where in {@link #open} another context stands that ends before the innermost; -1 if none. */
  private int overlapped = -1;

  private long overlaps;

  ScopeSweep(ContextStore store, SpanTable spans) {
    this.store = store;
    this.spans = spans;
  }

  /**
   * Returns the track of some rows.
   *
   * @param rows in order
   */
  Track run(int[] rows, int from, int to) {
    int next = from;
    while (next < to || depth > 0) {
      long change = nextChange();
      long start = next < to ? store.start(rows[next]) : Long.MAX_VALUE;
      if (depth > 0 && change <= start) {
        show(change);
      } else {
        while (next < to && store.start(rows[next]) == start) {
          push(rows[next++]);
        }
        show(start);
      }
    }
    return track.build();
  }

  /** Returns when the innermost interval ends, or one that it overlaps, which is no more then. */
  private long nextChange() {
    if (depth == 0) {
      return Long.MAX_VALUE;
    }
    long end = store.end(open[depth - 1]);
    return overlapped < 0 ? end : Math.min(end, store.end(open[overlapped]));
  }

  /** Takes out the intervals that have ended and are next to count. */
  private void takeOut(long now) {
    while (depth > 0 && store.end(open[depth - 1]) <= now) {
      depth--;
    }
    overlapped = -1;
    for (int i = depth - 2; i >= 0; i--) {
      if (store.end(open[i]) <= now) {
        System.arraycopy(open, i + 1, open, i, --depth - i);
      } else if (store.span(open[i]) != store.span(open[depth - 1])) {
        overlapped = store.end(open[i]) < store.end(open[depth - 1]) ? i : -1;
        return;
      }
    }
  }

  private void push(int row) {
    if (store.end(row) <= store.start(row)) {
      return;
    }
    if (depth > 0 && saysTheSame(row, open[depth - 1])) {
      if (store.end(row) > store.end(open[depth - 1])) {
        open[depth - 1] = row;
      }
      return;
    }
    if (depth > 0 && store.span(row) >= 0) {
      int outer = open[depth - 1];
      if (store.span(outer) >= 0 && store.end(outer) >= store.end(row)) {
        spans.enclosedBy(store.span(row), store.span(outer));
      }
    }
    if (depth == open.length) {
      open = Arrays.copyOf(open, 2 * depth);
    }
    open[depth++] = row;
  }

  /** Frameworks attach the span that is current again and again: the longest of them is enough. */
  private boolean saysTheSame(int row, int top) {
    return store.span(row) == store.span(top)
        && store.source(row) == store.source(top)
        && store.confidence(row) == store.confidence(top)
        && store.ambiguous(row) == store.ambiguous(top);
  }

  private void show(long time) {
    takeOut(time);
    if (depth == 0) {
      track.clear(time);
      return;
    }
    int top = open[depth - 1];
    overlaps += overlapped >= 0 ? 1 : 0;
    track.set(
        time,
        store.span(top),
        store.source(top),
        store.confidence(top),
        overlapped >= 0 || store.ambiguous(top));
  }

  /** Returns how often a context overlapped another one without lying in it. */
  long overlaps() {
    return overlaps;
  }
}
