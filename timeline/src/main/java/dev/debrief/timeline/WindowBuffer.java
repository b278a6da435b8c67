package dev.debrief.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Rows and readings of a window that is not complete yet. */
final class WindowBuffer {
  private final long index;
  private final long startNanos;
  private final long endNanos;

  /** What each chunk has, in the order of the chunks. */
  private final List<WindowRows> parts = new ArrayList<>();

  private final List<Window.Measurement> measurements = new ArrayList<>();

  WindowBuffer(long index, long startNanos, long endNanos) {
    this.index = index;
    this.startNanos = startNanos;
    this.endNanos = endNanos;
    this.parts.add(new WindowRows());
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

  /** Returns the rows that were added last, to be added to. */
  WindowRows rows() {
    return parts.get(parts.size() - 1);
  }

  /** Takes over everything of another buffer of the same window. */
  WindowBuffer plus(WindowBuffer other) {
    parts.addAll(other.parts);
    measurements.addAll(other.measurements);
    return this;
  }

  /** Returns how many samples and intervals there are, empty if there is none. */
  OptionalLong rowCount() {
    long rows = parts.stream().mapToLong(WindowRows::size).sum();
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
    Map<Long, ThreadRows> threads = rowsByThread();
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

  /** Counts, then distributes: no column is longer than it must be, none is copied to grow. */
  private Map<Long, ThreadRows> rowsByThread() {
    TreeMap<Long, WindowRows.ThreadCount> counts = new TreeMap<>();
    parts.forEach(part -> part.count(counts));
    Map<Long, ThreadRows> threads = new TreeMap<>();
    counts.forEach((id, count) -> threads.put(id, count.toRows()));
    for (Iterator<WindowRows> rest = parts.iterator(); rest.hasNext(); ) {
      rest.next().distribute(threads);
      rest.remove();
    }
    return threads;
  }
}
