package dev.debrief.timeline.query;

import java.io.IOException;
import java.util.List;

/** Looks at a recording's slices while it is read. */
@FunctionalInterface
public interface SliceListener {
  /**
   * Takes the slices of one window, in time order for each thread. May go on looking at them on
   * other threads until {@link #await} returns.
   */
  void slices(List<ThreadSlice> slices);

  /**
   * Returns when the slices have been looked at.
   *
   * @throws IOException if that could not be waited for
   */
  default void await() throws IOException {}
}
