package dev.debrief.converter;

import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.span.AttributedTimeline;
import dev.debrief.timeline.span.Attribution;
import dev.debrief.timeline.span.SpanIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The time that each of some root spans has in a window: what threads did for it and the spans
 * below it, up to its longest length.
 */
final class V1Cuts {
  private final Map<Integer, TimeRange> ranges;
  private final SpanTrees trees;
  private final TreeMap<Integer, List<ThreadTimeline>> timelines = new TreeMap<>();

  /**
   * @param ranges the time of each root that counts
   */
  private V1Cuts(Map<Integer, TimeRange> ranges, SpanTrees trees) {
    this.ranges = ranges;
    this.trees = trees;
  }

  /** Returns for each root its timelines in a window. */
  static Map<Integer, List<ThreadTimeline>> of(
      Window window, SpanIndex index, SpanTrees trees, Map<Integer, TimeRange> ranges) {
    V1Cuts cuts = new V1Cuts(ranges, trees);
    for (ThreadTimeline timeline : window.threads()) {
      cuts.add(index.attribute(timeline));
    }
    return cuts.timelines;
  }

  private void add(AttributedTimeline attributed) {
    Map<Integer, Pieces> byRoot = new HashMap<>();
    for (int piece = 0; piece < attributed.size(); piece++) {
      if (attributed.attribution(piece) instanceof Attribution.OfSpan of) {
        int root = trees.rootOf(of.span());
        TimeRange range = ranges.get(root);
        if (range != null) {
          byRoot.computeIfAbsent(root, r -> new Pieces()).add(attributed, piece, range);
        }
      }
    }
    byRoot.forEach(
        (root, pieces) -> {
          if (pieces.size > 0) {
            timelines
                .computeIfAbsent(root, r -> new ArrayList<>())
                .add(pieces.cut(attributed.timeline()));
          }
        });
  }

  /** Pieces of one timeline. */
  private static final class Pieces {
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private int[] segments = new int[16];
    private int size;

    void add(AttributedTimeline from, int piece, TimeRange range) {
      long start = Math.max(from.startNanos(piece), range.startNanos());
      long end = Math.min(from.endNanos(piece), range.endNanos());
      if (start >= end) {
        return;
      }
      boolean continues =
          size > 0 && ends[size - 1] == start && segments[size - 1] == from.segment(piece);
      if (continues) {
        ends[size - 1] = end;
        return;
      }
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
        segments = Arrays.copyOf(segments, 2 * size);
      }
      starts[size] = start;
      ends[size] = end;
      segments[size++] = from.segment(piece);
    }

    ThreadTimeline cut(ThreadTimeline timeline) {
      return timeline.pieces(size, starts, ends, segments);
    }
  }
}
