package dev.debrief.jfr.jmc;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.jfr.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Merged wall-clock samples of one chunk. async-profiler merges equal samples of an idle thread
 * into one event; from 4.1 on the event says how long the run is ({@code timeSpan}), before it only
 * says how many samples it holds. Its settings do not always name the interval, so that is
 * measured: the time from one event of a thread to the next, per sample, in the median.
 */
final class WallRuns {
  private record Run(
      long start, ThreadRef thread, StackTrace stack, ThreadState state, long samples, long span) {}

  private final List<Run> runs = new ArrayList<>();

  void add(
      long start,
      ThreadRef thread,
      StackTrace stack,
      ThreadState state,
      long samples,
      long spanNanos) {
    runs.add(new Run(start, thread, stack, state, samples, spanNanos));
  }

  /** Returns the samples with the ends of their runs, in file order. */
  SampleBatch batch() {
    long interval = runs.stream().anyMatch(r -> r.samples > 1 && r.span <= 0) ? interval() : 0;
    SampleBatch batch = new SampleBatch(SampleKind.WALL);
    for (Run run : runs) {
      long span = run.span > 0 ? run.span : Math.max(0, run.samples - 1) * interval;
      batch.add(
          new Event.Sample(
              SampleKind.WALL,
              run.start,
              run.start + span,
              run.thread,
              run.stack,
              run.state,
              false));
    }
    return batch;
  }

  private long interval() {
    Map<ThreadRef, Run> last = new HashMap<>();
    long[] gaps = new long[runs.size()];
    int n = 0;
    for (Run run : runs) {
      Run before = last.put(run.thread, run);
      if (before != null && run.start > before.start) {
        gaps[n++] = (run.start - before.start) / Math.max(1, before.samples);
      }
    }
    Arrays.sort(gaps, 0, n);
    return n == 0 ? 0 : gaps[n / 2];
  }
}
