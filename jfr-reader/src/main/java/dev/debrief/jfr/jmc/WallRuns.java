package dev.debrief.jfr.jmc;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.jfr.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

  /**
   * Returns the samples with the ends of their runs, in file order: each sample of a run is good
   * for one interval, and no run goes on into the thread's next event.
   */
  SampleBatch batch() {
    long interval = runs.stream().anyMatch(r -> r.samples > 1 && r.span <= 0) ? interval() : 0;
    long[] next = nextStarts();
    SampleBatch batch = new SampleBatch(SampleKind.WALL);
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      long end = Math.min(next[i], run.start + length(run, interval));
      batch.add(
          new Event.Sample(
              SampleKind.WALL, run.start, end, run.thread, run.stack, run.state, false));
    }
    return batch;
  }

  /** A declared span reaches from the first sample of the run to the last. */
  private static long length(Run run, long interval) {
    if (run.samples <= 1) {
      return 0;
    }
    return run.span > 0 ? run.span + run.span / (run.samples - 1) : run.samples * interval;
  }

  private long[] nextStarts() {
    long[] next = new long[runs.size()];
    Map<ThreadRef, Long> later = new HashMap<>();
    List<Integer> latestFirst =
        IntStream.range(0, runs.size())
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> runs.get(i).start).reversed())
            .toList();
    for (int i : latestFirst) {
      Long start = later.put(runs.get(i).thread, runs.get(i).start);
      next[i] = start == null ? Long.MAX_VALUE : start;
    }
    return next;
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
