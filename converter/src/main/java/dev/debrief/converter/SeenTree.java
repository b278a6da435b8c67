package dev.debrief.converter;

import dev.debrief.timeline.span.Span;
import java.util.Comparator;
import java.util.List;

/**
 * A root span and all that threads were seen to do for it and the spans below it.
 *
 * @param slices at least one, in the order of their starts
 */
record SeenTree(Span root, List<Slice> slices) {
  private static final Comparator<Slice> BY_START =
      Comparator.comparingLong(Slice::startNanos)
          .thenComparingInt(slice -> slice.key().span())
          .thenComparingLong(slice -> slice.key().thread())
          .thenComparingLong(slice -> slice.key().shownThread());

  static final Comparator<SeenTree> IN_ORDER =
      Comparator.comparingLong((SeenTree tree) -> tree.slices().get(0).startNanos())
          .thenComparingInt(tree -> tree.root().number());

  SeenTree {
    slices = slices.stream().sorted(BY_START).toList();
  }
}
