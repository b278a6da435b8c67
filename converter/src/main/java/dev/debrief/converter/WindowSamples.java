package dev.debrief.converter;

import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.Window;
import java.util.ArrayList;
import java.util.List;

/** A window, how it is sampled, and the stacks that its parts share. For one thread. */
final class WindowSamples {
  private static final int FIRST_CAPACITY = 1024;

  private final WaitSampling sampling;
  private final StackTable tables;
  private final List<ShownSegments> threads;
  private final List<int[]> stacks = new ArrayList<>();
  private final int gap;

  /**
   * @param tables where the window's stacks get their numbers
   */
  WindowSamples(Window window, ProfileOptions.Waits waits, StackTable tables) {
    WaitSampling finest = WaitSampling.finest(window, waits);
    this.tables = tables;
    this.threads = ShownSegments.of(window, finest);
    this.sampling = finest.coarsenedFor(threads);
    this.gap = tables.gap();
    threads.forEach(shown -> stacks.add(numbers(shown)));
  }

  private int[] numbers(ShownSegments shown) {
    ThreadTimeline thread = shown.thread();
    int[] numbers = new int[shown.size()];
    for (int i = 0; i < numbers.length; i++) {
      int segment = shown.segment(i);
      numbers[i] = tables.number(thread.stackTrace(segment), thread.waitKind(segment));
    }
    return numbers;
  }

  /** Returns what becomes of the waits of the window. */
  ProfileSummary summary() {
    return sampling.summary(threads);
  }

  /** Samples all threads between the same two instants. */
  ChunkSamples between(TimeRange range) {
    SampleColumns columns = new SampleColumns(FIRST_CAPACITY);
    for (int i = 0; i < threads.size(); i++) {
      int[] stackOf = stacks.get(i);
      columns.startThread(threads.get(i).thread().thread());
      SampleSink sink =
          (micros, segment) ->
              columns.add(micros, segment == SampleSink.GAP ? gap : stackOf[segment]);
      new ThreadSampler(threads.get(i), sampling, sink)
          .sample(range.startNanos(), range.endNanos());
    }
    columns.trim();
    return new ChunkSamples(columns, tables);
  }
}
