package dev.debrief.timeline.query;

/** Looks at rows of one thread in time order. */
@FunctionalInterface
public interface RowVisitor {
  /** Takes a row of a slice; the slice is the same object for rows that follow each other. */
  void row(ThreadSlice slice, int row);
}
