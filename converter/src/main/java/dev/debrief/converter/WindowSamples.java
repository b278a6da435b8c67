package dev.debrief.converter;

import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * A window, how it is sampled, and the stacks that its parts share. Is made by one thread, then
 * several may sample parts of it.
 */
final class WindowSamples {
  /** A part begins and ends each thread anew: with a sample where none was, and a gap. */
  private static final int MORE_PER_THREAD = 2;

  private final WaitSampling sampling;
  private final StackTable tables;
  private final List<ShownSegments> threads = new ArrayList<>();
  private final List<int[]> stacks = new ArrayList<>();
  private final int gap;

  /** How many samples there are in all. */
  private final int size;

  /**
   * @param tables where the window's stacks get their numbers; is sealed
   */
  WindowSamples(Window window, ProfileOptions.Waits waits, StackTable tables) {
    WaitSampling finest = WaitSampling.finest(window, waits);
    this.tables = tables;
    this.gap = tables.gap();
    for (ThreadTimeline timeline : window.threads()) {
      int[] shown = finest.shown(timeline);
      threads.add(ShownSegments.of(timeline, shown));
      stacks.add(numbers(timeline, shown));
    }
    WaitSampling.Counted coarse = finest.coarsenedFor(threads);
    this.sampling = coarse.sampling();
    this.size = Math.toIntExact(coarse.samples());
    tables.seal();
  }

  private int[] numbers(ThreadTimeline timeline, int[] segments) {
    int[] numbers = new int[segments.length];
    for (int i = 0; i < numbers.length; i++) {
      int segment = segments[i];
      numbers[i] = tables.number(timeline.stackTrace(segment), timeline.waitKind(segment));
    }
    return numbers;
  }

  /** Returns what becomes of the waits of the window. */
  ProfileSummary summary() {
    return sampling.summary(threads);
  }

  /** Samples all threads in the whole window. */
  ChunkSamples all(TimeRange range) {
    return between(range, size);
  }

  /**
   * Samples all threads between the same two instants.
   *
   * @param expected about how many samples that will be
   */
  ChunkSamples between(TimeRange range, int expected) {
    SampleColumns columns = new SampleColumns(expected + MORE_PER_THREAD * threads.size() + 1);
    for (int i = 0; i < threads.size(); i++) {
      int[] stackOf = stacks.get(i);
      columns.startThread(threads.get(i).thread());
      SampleSink sink =
          (micros, segment) ->
              columns.add(micros, segment == SampleSink.GAP ? gap : stackOf[segment]);
      new ThreadSampler(threads.get(i), sampling, sink)
          .sample(range.startNanos(), range.endNanos());
    }
    return new ChunkSamples(columns, tables);
  }
}
