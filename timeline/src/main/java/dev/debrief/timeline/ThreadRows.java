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
  static ThreadRows of(TimelineThread thread) {
    return new ThreadRows(thread, new Observations(), new Observations(), new Enclosing());
  }

  /** Takes over everything of other rows of the same thread. */
  ThreadRows plus(ThreadRows other) {
    samples.addAll(other.samples);
    blocking.addAll(other.blocking);
    enclosing.addAll(other.enclosing);
    return this;
  }

  /** Returns the number of rows. */
  long size() {
    return (long) samples.size() + blocking.size() + enclosing.size();
  }

  /** Puts everything in time order; the window begins at {@code base}. */
  void sort(long base) {
    samples.sort(base);
    blocking.sort(base);
    enclosing.sort(base);
  }
}
