package dev.debrief.timeline;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.Selection;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The second pass: finds thread and window of every event. Chunks are read by several threads, what
 * began before its chunk is added by the one that puts the chunks together.
 */
final class TimelinePass {
  /** Event types that are read as measurements. */
  static final Set<String> RAW_TYPES = Set.of("jdk.CPULoad", "jdk.GCHeapSummary");

  private final RecordingIndex index;
  private final TimelineOptions options;
  private final WindowGrid grid;
  private final ThreadFilter filter;
  private final Selection selection;
  private final WaitClassifier classifier;
  private int nextEarly;

  TimelinePass(RecordingIndex index, TimelineOptions options) {
    this.index = index;
    this.options = options;
    this.grid = WindowGrid.of(index, options);
    this.filter = new ThreadFilter(options.threads(), options.excludedThreads());
    this.selection = options.selection(RAW_TYPES);
    this.classifier = new WaitClassifier(WaitFrames.with(options.waitRows()));
  }

  /** Reads a chunk; several threads may read different ones at once. */
  ChunkRows read(EventSource source, IndexedChunk chunk) throws IOException {
    ChunkRows rows = new ChunkRows(grid);
    source.read(chunk.chunk(), selection, new ChunkPass(this, chunk, rows));
    return rows;
  }

  /** Returns the events that began before their own chunk, and before an instant. */
  ChunkRows early(long timeNanos) {
    ChunkRows rows = new ChunkRows(grid);
    RowPlacer placer = placer(rows);
    List<EarlyEvent> early = index.early();
    while (nextEarly < early.size() && early.get(nextEarly).event().startNanos() < timeNanos) {
      addEarly(early.get(nextEarly++), placer);
    }
    return rows;
  }

  private void addEarly(EarlyEvent early, RowPlacer placer) {
    if (early.event() instanceof Event.Sample s && selection.samples().contains(s.kind())) {
      RowTarget target = target(index.directory().threadOf(s.thread(), early.producer()));
      if (target.wanted()) {
        WaitKind wait = classifier.sample(s.kind(), s.state(), s.stackTrace());
        placer.sample(
            target, s.kind(), s.startNanos(), s.endNanos(), wait, s.stackTrace(), s.failed());
      }
    } else if (early.event() instanceof Event.Interval i
        && selection.intervals().contains(i.kind())) {
      RowTarget target =
          i.kind().role() == IntervalKind.Role.PROCESS
              ? target(ThreadDirectory.GC_PAUSES)
              : target(index.directory().threadOf(i.thread(), early.producer()));
      if (target.wanted()) {
        addEarly(target, i, early.producer(), placer);
      }
    }
  }

  private void addEarly(RowTarget target, Event.Interval i, String producer, RowPlacer placer) {
    if (i.kind().role() == IntervalKind.Role.ENCLOSING) {
      placer.enclosing(target, i.kind(), i.startNanos(), i.endNanos(), i.subject(), i.stackTrace());
    } else {
      WaitKind wait = classifier.interval(i.kind(), i.subject(), i.stackTrace());
      Blocker blocker =
          options.detailed()
              ? new Blocker(
                  i.subject(),
                  i.other()
                      .filter(ref -> !ref.isLost())
                      .map(ref -> index.directory().threadOf(ref, producer)),
                  i.address())
              : null;
      placer.wait(target, i.startNanos(), i.endNanos(), wait, i.stackTrace(), blocker);
    }
  }

  /** Returns where the rows of a thread go. */
  RowTarget target(TimelineThread thread) {
    boolean ofInterest = options.includeIdle() || !isRecorder(thread);
    return new RowTarget(thread, ofInterest && filter.accepts(thread));
  }

  /** The recorder's own threads tell of the recording, not of the program. */
  private static boolean isRecorder(TimelineThread thread) {
    return thread.name().startsWith("JFR ");
  }

  RowPlacer placer(ChunkRows rows) {
    return new RowPlacer(rows, index.times(), options);
  }

  RecordingIndex index() {
    return index;
  }

  TimelineOptions options() {
    return options;
  }

  WaitClassifier classifier() {
    return classifier;
  }
}
