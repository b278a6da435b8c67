package dev.debrief.timeline;

import dev.debrief.jfr.ChunkReferences;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.ThreadRef;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The second pass over one chunk. For one thread. */
final class ChunkPass implements EventSink {
  private final TimelinePass pass;
  private final IndexedChunk chunk;
  private final ChunkRows rows;
  private final RowPlacer placer;
  private final WaitMemo waits;
  private final RowTarget gcPauses;
  private final @Nullable ChunkBlockers blockers;
  private @Nullable ChunkReferences references;

  /** Where the rows of each thread go, by its number; null if there was no row yet. */
  private @Nullable RowTarget[] targets = new RowTarget[64];

  ChunkPass(TimelinePass pass, IndexedChunk chunk, ChunkRows rows) {
    this.pass = pass;
    this.chunk = chunk;
    this.rows = rows;
    this.placer = pass.placer(rows);
    this.waits = new WaitMemo(pass.classifier());
    this.gcPauses = pass.target(ThreadDirectory.GC_PAUSES);
    this.blockers =
        pass.options().detailed()
            ? new ChunkBlockers(ref -> pass.index().directory().threadOf(ref, chunk.producer()))
            : null;
  }

  private void refer(ChunkReferences of) {
    if (of != references) {
      references = of;
      targets = new RowTarget[64];
      waits.forget();
    }
  }

  private RowTarget target(int number, ThreadRef thread) {
    if (number >= targets.length) {
      targets = Arrays.copyOf(targets, Math.max(number + 1, 2 * targets.length));
    }
    RowTarget target = targets[number];
    if (target == null) {
      target = pass.target(pass.index().directory().threadOf(thread, chunk.producer()));
      targets[number] = target;
    }
    return target;
  }

  private boolean isNow(long start, long end) {
    return Admission.of(pass.index().times(), chunk.startNanos(), start, end) == Admission.NOW;
  }

  @Override
  public void samples(SampleBatch batch) {
    refer(batch.references());
    for (int row = 0; row < batch.size(); row++) {
      int thread = batch.threadNumber(row);
      if (thread == ChunkReferences.NONE) {
        continue; // noted by the reader: what several threads did would become one thread's
      }
      RowTarget target = target(thread, batch.thread(row));
      long start = batch.startNanos(row);
      long end = batch.endNanos(row);
      if (target.wanted() && isNow(start, end)) {
        WaitKind wait =
            pass.classifier().sample(batch.kind(), batch.state(row), batch.stackTrace(row));
        placer.sample(
            target, batch.kind(), start, end, wait, batch.stackTrace(row), batch.failed(row));
      }
    }
  }

  @Override
  public void intervals(IntervalBatch batch) {
    refer(batch.references());
    switch (batch.kind().role()) {
      case PROCESS -> pauses(batch);
      case ENCLOSING -> enclosing(batch);
      case BLOCKING -> waits(batch);
    }
  }

  private void pauses(IntervalBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      if (gcPauses.wanted() && isNow(batch.startNanos(row), batch.endNanos(row))) {
        WaitKind kind = waits.interval(waits.of(batch.kind()), batch, row);
        placer.wait(
            gcPauses,
            batch.startNanos(row),
            batch.endNanos(row),
            kind,
            batch.stackTrace(row),
            null);
      }
    }
  }

  private void enclosing(IntervalBatch batch) {
    for (int row = 0; row < batch.size(); row++) {
      int thread = batch.threadNumber(row);
      if (thread != ChunkReferences.NONE) {
        RowTarget target = target(thread, batch.thread(row));
        long start = batch.startNanos(row);
        long end = batch.endNanos(row);
        if (target.wanted() && isNow(start, end)) {
          placer.enclosing(
              target, batch.kind(), start, end, batch.subject(row), batch.stackTrace(row));
        }
      }
    }
  }

  private void waits(IntervalBatch batch) {
    WaitMemo.Column answers = waits.of(batch.kind());
    for (int row = 0; row < batch.size(); row++) {
      int thread = batch.threadNumber(row);
      if (thread != ChunkReferences.NONE) {
        RowTarget target = target(thread, batch.thread(row));
        long start = batch.startNanos(row);
        long end = batch.endNanos(row);
        if (target.wanted() && isNow(start, end)) {
          WaitKind kind = waits.interval(answers, batch, row);
          placer.wait(target, start, end, kind, batch.stackTrace(row), blocker(kind, batch, row));
        }
      }
    }
  }

  /** Nobody asks what a thread was waiting for that had nothing to do. */
  private @Nullable Blocker blocker(WaitKind kind, IntervalBatch batch, int row) {
    return blockers == null || kind.idle() ? null : blockers.of(batch, row);
  }

  @Override
  public void raw(Event.RawEvent event) {
    long time = event.startNanos();
    TimelineOptions options = pass.options();
    if (!pass.index().times().accepts(time, time)
        || time < pass.index().info().startNanos()
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
    if (value >= 0) {
      rows.at(time).add(new Window.Measurement(series, time, value));
    }
  }
}
