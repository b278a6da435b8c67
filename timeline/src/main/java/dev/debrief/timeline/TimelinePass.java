package dev.debrief.timeline;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.ThreadRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The second pass: finds thread and window of every event of a chunk. */
final class TimelinePass implements EventSink {
  /** Event types that are read as measurements. */
  static final Set<String> RAW_TYPES = Set.of("jdk.CPULoad", "jdk.GCHeapSummary");

  private final RecordingIndex index;
  private final TimelineOptions options;
  private final ThreadFilter filter;
  private final OpenWindows windows;
  private final RowPlacer placer;
  private final Map<ThreadRef, RowTarget> targets = new HashMap<>();
  private RowTarget gcPauses;
  private String producer = "";
  private long chunkStart;
  private int nextEarly;

  TimelinePass(RecordingIndex index, TimelineOptions options, OpenWindows windows) {
    this.index = index;
    this.options = options;
    this.filter = new ThreadFilter(options.threads(), options.excludedThreads());
    this.windows = windows;
    this.placer = new RowPlacer(windows, index.times(), options);
    this.gcPauses = target(ThreadDirectory.GC_PAUSES);
  }

  /** Says which chunk is read next. */
  void begin(IndexedChunk chunk) {
    producer = chunk.producer();
    chunkStart = chunk.startNanos();
    gcPauses = target(ThreadDirectory.GC_PAUSES);
  }

  private RowTarget target(TimelineThread thread) {
    boolean ofInterest = options.includeIdle() || !isRecorder(thread);
    return new RowTarget(thread, ofInterest && filter.accepts(thread));
  }

  /** The recorder's own threads tell of the recording, not of the program. */
  private static boolean isRecorder(TimelineThread thread) {
    return thread.name().startsWith("JFR ");
  }

  private RowTarget target(ThreadRef ref) {
    return targets.computeIfAbsent(
        ref, unknown -> target(index.directory().threadOf(unknown, producer)));
  }

  private Admission admit(long start, long end) {
    return Admission.of(index.times(), chunkStart, start, end);
  }

  @Override
  public void samples(SampleBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      if (batch.thread(row).equals(ThreadRef.UNKNOWN)) {
        continue; // noted by the reader: what several threads did would become one thread's
      }
      RowTarget target = target(batch.thread(row));
      if (target.wanted() && admit(batch.startNanos(row), batch.endNanos(row)) == Admission.NOW) {
        placer.sample(
            target,
            batch.kind(),
            batch.startNanos(row),
            batch.endNanos(row),
            batch.state(row),
            batch.stackTrace(row),
            batch.failed(row));
      }
    }
  }

  @Override
  public void intervals(IntervalBatch batch) {
    boolean ofProcess = batch.kind().role() == IntervalKind.Role.PROCESS;
    for (int row = 0; row < batch.size(); row++) {
      if (!ofProcess && batch.thread(row).equals(ThreadRef.UNKNOWN)) {
        continue;
      }
      RowTarget target = ofProcess ? gcPauses : target(batch.thread(row));
      if (target.wanted() && admit(batch.startNanos(row), batch.endNanos(row)) == Admission.NOW) {
        placer.interval(
            target,
            batch.kind(),
            batch.startNanos(row),
            batch.endNanos(row),
            batch.subject(row),
            batch.stackTrace(row));
      }
    }
  }

  /**
   * Ends a chunk: adds the events that began before an instant and before their own chunk, and lets
   * go of the rows, so that windows can free them.
   */
  void end(long timeNanos) {
    targets.clear();
    Selection selection = options.selection(RAW_TYPES);
    List<EarlyEvent> early = index.early();
    while (nextEarly < early.size() && early.get(nextEarly).event().startNanos() < timeNanos) {
      addEarly(early.get(nextEarly++), selection);
    }
  }

  private void addEarly(EarlyEvent early, Selection selection) {
    if (early.event() instanceof Event.Sample s && selection.samples().contains(s.kind())) {
      RowTarget target = target(index.directory().threadOf(s.thread(), early.producer()));
      if (target.wanted()) {
        placer.sample(
            target, s.kind(), s.startNanos(), s.endNanos(), s.state(), s.stackTrace(), s.failed());
      }
    } else if (early.event() instanceof Event.Interval i
        && selection.intervals().contains(i.kind())) {
      RowTarget target =
          i.kind().role() == IntervalKind.Role.PROCESS
              ? target(ThreadDirectory.GC_PAUSES)
              : target(index.directory().threadOf(i.thread(), early.producer()));
      if (target.wanted()) {
        placer.interval(
            target, i.kind(), i.startNanos(), i.endNanos(), i.subject(), i.stackTrace());
      }
    }
  }

  @Override
  public void raw(Event.RawEvent event) {
    long time = event.startNanos();
    if (!index.times().accepts(time, time)
        || time < index.info().startNanos()
        || time < options.fromNanos()
        || time >= options.toNanos()) {
      return;
    }
    if (event.type().equals("jdk.CPULoad")) {
      double load = number(event, "jvmUser") + number(event, "jvmSystem");
      measure(Window.Series.CPU_PERCENT, time, 100 * load);
    } else if (event.type().equals("jdk.GCHeapSummary")) {
      measure(Window.Series.HEAP_BYTES, time, number(event, "heapUsed"));
    }
  }

  private static double number(Event.RawEvent event, String field) {
    return event.get(field, Number.class).map(Number::doubleValue).orElse(0.0);
  }

  private void measure(Window.Series series, long time, double value) {
    WindowBuffer window = windows.at(time);
    if (window != null && value >= 0) {
      window.add(new Window.Measurement(series, time, value));
    }
  }

  /** Returns what this pass found odd. */
  List<Diagnostic> diagnostics() {
    return placer.diagnostics();
  }
}
