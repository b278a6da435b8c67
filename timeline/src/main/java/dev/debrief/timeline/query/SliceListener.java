package dev.debrief.timeline.query;

/** Looks at a recording's slices while it is read. */
@FunctionalInterface
public interface SliceListener {
  /**
   * Takes a slice. Those of one thread come in time order, those of different threads window by
   * window. All calls come from the thread that reads.
   */
  void slice(ThreadSlice slice);
}
