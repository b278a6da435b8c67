package dev.debrief.timeline;

/**
 * All that is known of one thread in one window, before it becomes a timeline.
 *
 * @param samples what the samplers saw
 * @param blocking intervals in which it could not run, cut at the window
 * @param enclosing intervals that bound and annotate
 */
record ThreadRows(
    TimelineThread thread, Observations samples, Observations blocking, Enclosing enclosing) {
  /** Puts everything in time order; the window begins at {@code base}. */
  void sort(long base) {
    samples.sort(base);
    blocking.sort(base);
    enclosing.sort(base);
  }
}
