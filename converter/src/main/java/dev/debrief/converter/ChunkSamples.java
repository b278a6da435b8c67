package dev.debrief.converter;

import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The samples of one profile chunk in columns, with the frames, stacks and threads they name. */
final class ChunkSamples {
  private final StackTable tables;
  private final Renumbering stackNumbers = new Renumbering();
  private final List<TimelineThread> threads = new ArrayList<>();
  private int size;
  private long[] micros = new long[1024];
  private int[] threadOf = new int[1024];
  private int[] stackOf = new int[1024];

  /**
   * @param tables stacks of the window that the chunk is a part of
   */
  ChunkSamples(StackTable tables) {
    this.tables = tables;
  }

  /** Samples all threads between the same two instants. */
  static ChunkSamples of(
      List<ThreadTimeline> threads, WaitSampling sampling, TimeRange range, StackTable tables) {
    ChunkSamples chunk = new ChunkSamples(tables);
    for (ThreadTimeline thread : threads) {
      chunk.add(thread, sampling, range);
    }
    return chunk;
  }

  private void add(ThreadTimeline thread, WaitSampling sampling, TimeRange range) {
    int sizeBefore = size;
    SampleSink sink = (time, segment) -> add(time, threads.size(), stack(thread, segment));
    new ThreadSampler(thread, sampling, sink).sample(range.startNanos(), range.endNanos());
    if (size > sizeBefore) {
      threads.add(thread.thread());
    }
  }

  private int stack(ThreadTimeline thread, int segment) {
    return segment == SampleSink.GAP
        ? tables.gap()
        : tables.number(thread.stackTrace(segment), thread.waitKind(segment));
  }

  private void add(long timeMicros, int thread, int stack) {
    if (size == micros.length) {
      micros = Arrays.copyOf(micros, 2 * size);
      threadOf = Arrays.copyOf(threadOf, 2 * size);
      stackOf = Arrays.copyOf(stackOf, 2 * size);
    }
    micros[size] = timeMicros;
    threadOf[size] = thread;
    stackOf[size] = stackNumbers.number(stack);
    size++;
  }

  int size() {
    return size;
  }

  /** Returns the threads that have samples. */
  List<TimelineThread> threads() {
    return threads;
  }

  /** Returns the stacks by their numbers in this chunk, and their frames by theirs. */
  Stacks stacks() {
    Renumbering frameNumbers = new Renumbering();
    List<int[]> stacks = new ArrayList<>();
    for (int stack : stackNumbers.used()) {
      stacks.add(Arrays.stream(tables.stack(stack)).map(frameNumbers::number).toArray());
    }
    return new Stacks(
        stacks, Arrays.stream(frameNumbers.used()).mapToObj(tables.frames()::frame).toList());
  }

  /** The stacks of a chunk as numbers of its frames, leaf first. */
  record Stacks(List<int[]> stacks, List<ProfileFrame> frames) {}

  /** Returns the numbers of all samples in time order, those of equal time by thread. */
  int[] byTime() {
    long first = firstMicros();
    // Samples are numbered thread by thread, so their number settles equal times.
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (micros[i] - first) << 32 | i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** Returns the time of the first sample; there must be one. */
  long firstMicros() {
    return Arrays.stream(micros, 0, size).min().orElseThrow();
  }

  /** Returns the time of the last sample; there must be one. */
  long lastMicros() {
    return Arrays.stream(micros, 0, size).max().orElseThrow();
  }

  long micros(int sample) {
    return micros[sample];
  }

  TimelineThread thread(int sample) {
    return threads.get(threadOf[sample]);
  }

  int stack(int sample) {
    return stackOf[sample];
  }
}
