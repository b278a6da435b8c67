package dev.debrief.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Rows and readings of a window that is not complete yet. */
final class WindowBuffer {
  private final long index;
  private final long startNanos;
  private final long endNanos;

  /** By thread id. */
  private final TreeMap<Long, ThreadRows> threads = new TreeMap<>();

  private final List<Window.Measurement> measurements = new ArrayList<>();

  WindowBuffer(long index, long startNanos, long endNanos) {
    this.index = index;
    this.startNanos = startNanos;
    this.endNanos = endNanos;
  }

  long index() {
    return index;
  }

  long startNanos() {
    return startNanos;
  }

  long endNanos() {
    return endNanos;
  }

  /** Returns the rows of a thread, to be added to. */
  ThreadRows rows(TimelineThread thread) {
    return threads.computeIfAbsent(thread.id(), id -> new ThreadRows(thread));
  }

  /** Takes over everything of another buffer of the same window, which a later chunk filled. */
  WindowBuffer plus(WindowBuffer other) {
    other.threads.forEach((id, rows) -> threads.merge(id, rows, ThreadRows::plus));
    measurements.addAll(other.measurements);
    return this;
  }

  /** Returns how many samples and intervals there are, empty if there is none. */
  OptionalLong rowCount() {
    long rows = threads.values().stream().mapToLong(ThreadRows::size).sum();
    return rows == 0 ? OptionalLong.empty() : OptionalLong.of(rows);
  }

  void add(Window.Measurement measurement) {
    measurements.add(measurement);
  }

  /**
   * Returns the window. Every thread's rows are let go as soon as its timeline is made, because
   * rows and timelines together may not fit into memory.
   */
  Window build(TimelineBuilder builder, boolean lanes) {
    List<ThreadTimeline> timelines = new ArrayList<>(threads.size());
    for (Iterator<ThreadRows> rest = threads.values().iterator(); rest.hasNext(); ) {
      ThreadRows rows = rest.next();
      rest.remove();
      ThreadTimeline timeline = builder.build(rows);
      if (!timeline.isEmpty()) {
        timelines.add(timeline);
      }
    }
    measurements.sort(
        Comparator.comparingLong(Window.Measurement::timeNanos)
            .thenComparing(Window.Measurement::series));
    return new Window(
        index,
        startNanos,
        endNanos,
        lanes ? VirtualLanes.share(timelines) : timelines,
        measurements);
  }
}
