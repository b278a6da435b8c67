package dev.debrief.converter;

import dev.debrief.timeline.span.SpanIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What threads did for spans, window after window. Each tree of spans is handed on once no thread
 * works for it any more, so that only those that go on are held. For one thread.
 */
final class SeenSpans {
  private final SpanIndex index;
  private final SpanTrees trees;
  private final Slices slices = new Slices();
  private long seen;

  SeenSpans(SpanIndex index, SpanTrees trees) {
    this.index = index;
    this.trees = trees;
  }

  /**
   * Adds the next window.
   *
   * @param endNanos when it ends
   * @return the trees that are over then, in the order of their starts
   */
  List<SeenTree> add(Slices window, long endNanos) {
    slices.addAll(window);
    return take(endNanos);
  }

  /** Returns the trees that go on where the recording ends. */
  List<SeenTree> rest() {
    return take(Long.MAX_VALUE);
  }

  private List<SeenTree> take(long nanos) {
    Map<Integer, List<Slice>> byRoot = new LinkedHashMap<>();
    slices.take(
        slice -> trees.isOver(trees.rootOf(slice.key().span()), nanos),
        slice ->
            byRoot
                .computeIfAbsent(trees.rootOf(slice.key().span()), root -> new ArrayList<>(2))
                .add(slice));
    seen += byRoot.size();
    return byRoot.entrySet().stream()
        .map(tree -> new SeenTree(index.span(tree.getKey()), tree.getValue()))
        .sorted(SeenTree.IN_ORDER)
        .toList();
  }

  /** Returns how many trees were handed on. */
  long seen() {
    return seen;
  }

  /** Returns the totals of all windows, and the names of threads. */
  Slices totals() {
    return slices;
  }
}
