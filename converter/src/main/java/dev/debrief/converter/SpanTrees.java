package dev.debrief.converter;

import dev.debrief.timeline.span.Span;
import dev.debrief.timeline.span.SpanIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The trees of spans below each root, in 12 bytes a span. A root is a span whose parent nobody
 * knows, or the first of its trace in this process.
 */
final class SpanTrees {
  private static final int MOST_STEPS = 1_000;

  private final SpanIndex index;
  private final int[] rootOf;

  /** When a thread last worked for a tree, by its root. */
  private final long[] ends;

  private int roots;

  SpanTrees(SpanIndex index) {
    this.index = index;
    this.rootOf = new int[index.size()];
    this.ends = index.lastSeenNanos();
    for (int span = 0; span < rootOf.length; span++) {
      int root = root(span);
      rootOf[span] = root;
      roots += root == span ? 1 : 0;
      ends[root] = Math.max(ends[root], ends[span]);
    }
  }

  /** Spans of sources without parents belong to the one that lies around them. */
  private int root(int span) {
    int root = index.root(span);
    for (int steps = 0; steps < MOST_STEPS && index.span(root).madeId(); steps++) {
      OptionalInt outer = index.enclosing(root);
      if (outer.isEmpty() || index.root(outer.getAsInt()) == root) {
        return root;
      }
      root = index.root(outer.getAsInt());
    }
    return root;
  }

  /** Returns the id of the span in which another one lies, {@code ""} if there is none. */
  static String parentHex(SpanIndex index, Span span) {
    String parent = span.ids().parentHex();
    OptionalInt outer = index.enclosing(span.number());
    return parent.isEmpty() && span.madeId() && outer.isPresent()
        ? index.span(outer.getAsInt()).ids().spanHex()
        : parent;
  }

  /** Returns the root of a span. */
  int rootOf(int span) {
    return rootOf[span];
  }

  boolean isRoot(int span) {
    return rootOf[span] == span;
  }

  /** Returns the number of roots. */
  int roots() {
    return roots;
  }

  /** Returns whether no thread works for a root or a span below it from an instant on. */
  boolean isOver(int root, long nanos) {
    return ends[root] <= nanos;
  }

  /**
   * Returns the spans below some roots, the roots not among them, in the order of their numbers.
   */
  Map<Integer, List<Integer>> membersOf(Collection<Integer> roots) {
    Map<Integer, List<Integer>> members = new HashMap<>();
    roots.forEach(root -> members.put(root, new ArrayList<>()));
    for (int span = 0; span < rootOf.length; span++) {
      if (rootOf[span] != span && members.containsKey(rootOf[span])) {
        members.get(rootOf[span]).add(span);
      }
    }
    return members;
  }
}
