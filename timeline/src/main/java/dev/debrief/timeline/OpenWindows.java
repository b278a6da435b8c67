package dev.debrief.timeline;

import dev.debrief.jfr.SampleKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The windows that are not complete yet. Only windows with something in them exist, so an empty
 * year between two chunks costs nothing. A row lies in the window of its start; if it reaches
 * further, it is remembered and added to each later window when that is built, so a wait of an hour
 * is one object.
 */
final class OpenWindows {
  private final long originNanos;
  private final long windowNanos;
  private final TimelineOptions options;
  private final Map<SampleKind, SamplingPeriod> periods;
  private final WindowSink sink;
  private final TreeMap<Long, WindowBuffer> buffers = new TreeMap<>();
  private final List<Crossing> crossings = new ArrayList<>();
  private long nextIndex = Long.MIN_VALUE;
  private boolean continued;

  OpenWindows(RecordingIndex index, TimelineOptions options, WindowSink sink) {
    this.originNanos = index.info().startNanos();
    this.windowNanos = options.window().toNanos();
    this.options = options;
    this.periods = index.periodsByKind();
    this.sink = sink;
  }

  /** Returns the window of an instant, null if it has been handed over already. */
  @Nullable WindowBuffer at(long timeNanos) {
    long index = Math.floorDiv(timeNanos - originNanos, windowNanos);
    return index < nextIndex ? null : buffers.computeIfAbsent(index, this::open);
  }

  private WindowBuffer open(long index) {
    long start = originNanos + index * windowNanos;
    return new WindowBuffer(index, start, start + windowNanos);
  }

  /** Remembers a row for the windows after the one of its start, which has it already. */
  void remember(Crossing crossing) {
    crossings.add(crossing);
  }

  /** Hands over, in order, the windows that end at an instant or before. */
  void complete(long untilNanos) throws IOException {
    while (continued || !buffers.isEmpty()) {
      long index = continued ? nextIndex : buffers.firstKey();
      WindowBuffer buffer = buffers.getOrDefault(index, open(index));
      if (buffer.endNanos() > untilNanos) {
        return;
      }
      buffers.remove(index);
      handOver(index, buffer);
    }
  }

  private void handOver(long index, WindowBuffer buffer) throws IOException {
    long from = Math.max(buffer.startNanos(), options.fromNanos());
    long to = Math.min(buffer.endNanos(), options.toNanos());
    for (Crossing crossing : crossings) {
      if (crossing.startNanos() < buffer.startNanos()) {
        crossing.addTo(buffer.rows(crossing.thread()), from, to);
      }
    }
    crossings.removeIf(crossing -> crossing.endNanos() <= to);
    nextIndex = index + 1;
    continued = crossings.stream().anyMatch(crossing -> crossing.startNanos() < to);
    Window window = buffer.build(new TimelineBuilder(from, to, periods, options.includeIdle()));
    if (!window.threads().isEmpty() || !window.measurements().isEmpty()) {
      sink.window(window);
    }
  }
}
