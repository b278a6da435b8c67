package dev.debrief.timeline.span;

import dev.debrief.timeline.ThreadTimeline;
import java.util.BitSet;

/** Cuts timelines to the time of some spans and what lies within them. */
final class Filtering {
  private static final byte OPEN = 1;
  private static final byte NO = 2;
  private static final byte YES = 3;

  private final SpanIndex index;
  private final SpanTable spans;
  private final BitSet matching = new BitSet();

  /** Whether each span is wanted; 0 where that has not been asked. */
  private final byte[] states;

  Filtering(SpanIndex index, SpanFilter filter) {
    this.index = index;
    this.spans = index.spans();
    this.states = new byte[index.size()];
    for (int span = 0; span < states.length; span++) {
      if (matches(index, span, filter)) {
        matching.set(span);
      }
    }
    int[] path = new int[states.length];
    for (int span = 0; span < states.length; span++) {
      decide(span, path);
    }
  }

  /** Decides on a span and its ancestors: whoever lies within a wanted span is wanted. */
  private void decide(int span, int[] path) {
    int depth = 0;
    int at = span;
    while (at >= 0 && states[at] == 0) {
      states[at] = OPEN;
      path[depth++] = at;
      at = spans.parent(at);
    }
    boolean wanted = at >= 0 && states[at] == YES;
    while (depth > 0) {
      int one = path[--depth];
      wanted = wanted || matching.get(one) || liesWithin(one);
      states[one] = wanted ? YES : NO;
    }
  }

  /** Returns whether the local root matches, or a span around this one on its thread. */
  private boolean liesWithin(int span) {
    int root = spans.find(spans.traceLow(span), spans.localRoot(span));
    if (root >= 0 && matching.get(root)) {
      return true;
    }
    int steps = 0;
    for (int outer = spans.enclosing(span);
        outer >= 0 && steps < SpanIndex.DEEPEST;
        outer = spans.enclosing(outer), steps++) {
      if (matching.get(outer) && isSameTrace(spans, span, outer)) {
        return true;
      }
    }
    return false;
  }

  /** A span of another trace that runs inside is somebody else's work. */
  private static boolean isSameTrace(SpanTable spans, int span, int outer) {
    long mine = spans.traceLow(span);
    long other = spans.traceLow(outer);
    return mine == 0 || other == 0 || mine == other;
  }

  private static boolean matches(SpanIndex index, int number, SpanFilter filter) {
    Span span = index.span(number);
    boolean named =
        filter.names().isEmpty()
            || filter.names().stream().anyMatch(glob -> Globs.matches(glob, span.name()));
    boolean traced =
        filter.traceIds().isEmpty() || filter.traceIds().contains(span.ids().traceHex());
    boolean slow =
        filter.latency().isEmpty() || span.time().nanos() >= filter.latency().get().toNanos();
    return named && traced && slow;
  }

  /** Returns whether a span is wanted, or lies within one that is. */
  boolean wants(int span) {
    return states[span] == YES;
  }

  ThreadTimeline run(ThreadTimeline timeline) {
    AttributedTimeline attributed = index.attribute(timeline);
    long[] starts = new long[attributed.size()];
    long[] ends = new long[attributed.size()];
    int[] segments = new int[attributed.size()];
    int size = 0;
    for (int piece = 0; piece < attributed.size(); piece++) {
      if (attributed.attribution(piece) instanceof Attribution.OfSpan of && wants(of.span())) {
        starts[size] = attributed.startNanos(piece);
        ends[size] = attributed.endNanos(piece);
        segments[size++] = attributed.segment(piece);
      }
    }
    return timeline.pieces(size, starts, ends, segments);
  }
}
