package dev.debrief.timeline;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.SampleKind;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Future;

/**
 * The windows that are not complete yet. Only windows with something in them exist, so an empty
 * year between two chunks costs nothing. A row lies in the window of its start; if it reaches
 * further, it is remembered and added to each later window when that is built, so a wait of an hour
 * is one object. Complete windows are built by workers and finished in order.
 */
final class OpenWindows<T> implements Closeable {
  /** Memory that a row may need while its window is built, timelines and profiles included. */
  private static final long BYTES_PER_ROW = 250;

  /** More rows than this are not worth building at the same time on two processors. */
  private static final long MOST_ROWS = 1_500_000;

  /** Rows with their causes, which detectors look at meanwhile, take so many times as much. */
  private static final int DETAILED = 3;

  private final WindowGrid grid;
  private final TimelineOptions options;
  private final Map<SampleKind, SamplingPeriod> periods;
  private final Workers workers;
  private final WindowStage<T> stage;
  private final TreeMap<Long, WindowBuffer> buffers = new TreeMap<>();
  private final List<Crossing> crossings = new ArrayList<>();
  private final Queue<Building<T>> building = new ArrayDeque<>();
  private final long rowsAtOnce;
  private long rowsInFlight;
  private final Diagnostics notes = new Diagnostics();
  private long nextIndex = Long.MIN_VALUE;
  private boolean continued;

  /** A window that is being built. */
  private record Building<T>(long rows, Future<Optional<T>> future) {}

  OpenWindows(
      RecordingIndex index, TimelineOptions options, Workers workers, WindowStage<T> stage) {
    this.grid = WindowGrid.of(index, options);
    this.options = options;
    this.periods = index.periodsByKind();
    this.workers = workers;
    this.stage = stage;
    long rows = Math.min(MOST_ROWS, Runtime.getRuntime().maxMemory() / BYTES_PER_ROW);
    this.rowsAtOnce = options.detailed() ? rows / DETAILED : rows;
  }

  /** Adds what a chunk has for any window; the rows are used up. */
  void add(ChunkRows rows) {
    for (WindowBuffer buffer : rows.buffers()) {
      if (buffer.index() < nextIndex) {
        buffer.rowCount().ifPresent(this::noteLate);
      } else {
        buffers.merge(buffer.index(), buffer, WindowBuffer::plus);
      }
    }
    crossings.addAll(rows.crossings());
  }

  private void noteLate(long rows) {
    notes.add(
        new Diagnostic(
            "late-event",
            Diagnostic.Level.DATA_LOSS,
            "events were left out because the file grew while it was read",
            rows,
            Optional.empty()));
  }

  /** Builds, in order, the windows that end at an instant or before. */
  void complete(long untilNanos) throws IOException {
    while (continued || !buffers.isEmpty()) {
      long index = continued ? nextIndex : buffers.firstKey();
      WindowBuffer buffer = buffers.getOrDefault(index, grid.open(index));
      if (buffer.endNanos() > untilNanos) {
        break;
      }
      buffers.remove(index);
      build(index, buffer);
    }
    finish(untilNanos == Long.MAX_VALUE ? 0 : workers.threads() - 1);
  }

  private void build(long index, WindowBuffer buffer) throws IOException {
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
    TimelineBuilder builder = new TimelineBuilder(from, to, periods, options.includeIdle());
    long rows = buffer.rowCount().orElse(0);
    while (!building.isEmpty() && rowsInFlight + rows > rowsAtOnce) {
      finishOne();
    }
    finish(workers.threads() - 1);
    rowsInFlight += rows;
    building.add(
        new Building<>(
            rows, workers.submit(() -> prepare(buffer.build(builder, !options.detailed())))));
  }

  private Optional<T> prepare(Window window) throws IOException {
    boolean nothing = window.threads().isEmpty() && window.measurements().isEmpty();
    return nothing ? Optional.empty() : Optional.of(stage.prepare(window));
  }

  /** Finishes windows until no more than some are still being built. */
  private void finish(int left) throws IOException {
    while (building.size() > left) {
      finishOne();
    }
  }

  private void finishOne() throws IOException {
    Building<T> first = building.remove();
    Optional<T> prepared = Workers.await(first.future);
    rowsInFlight -= first.rows;
    if (prepared.isPresent()) {
      stage.finish(prepared.get());
    }
  }

  /** Returns what was found odd. */
  List<Diagnostic> diagnostics() {
    return notes.list();
  }

  /** Stops what is being built. */
  @Override
  public void close() {
    building.forEach(one -> one.future.cancel(false));
  }
}
