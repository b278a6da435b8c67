package dev.debrief.converter;

import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The samples of one profile chunk in columns, with the frames, stacks and threads they name. */
final class ChunkSamples {
  private final FrameTable frames;
  private final StackTable stacks;
  private final List<TimelineThread> threads = new ArrayList<>();
  private int size;
  private long[] micros = new long[1024];
  private int[] threadOf = new int[1024];
  private int[] stackOf = new int[1024];

  private ChunkSamples(FrameNames names, FrameStyle.Lines lines) {
    this.frames = new FrameTable(names);
    this.stacks = new StackTable(frames, lines);
  }

  /** Samples all threads of a window between the same two instants. */
  static ChunkSamples of(
      Window window, WaitSampling sampling, TimeRange range, FrameNames names, FrameStyle style) {
    ChunkSamples chunk = new ChunkSamples(names, style.lines());
    for (ThreadTimeline thread : window.threads()) {
      chunk.add(thread, sampling, range);
    }
    return chunk;
  }

  private void add(ThreadTimeline thread, WaitSampling sampling, TimeRange range) {
    int sizeBefore = size;
    int number = threads.size();
    new ThreadSampler(
            thread, sampling, (time, segment) -> add(time, number, stack(thread, segment)))
        .sample(range.startNanos(), range.endNanos());
    if (size > sizeBefore) {
      threads.add(thread.thread());
    }
  }

  private int stack(ThreadTimeline thread, int segment) {
    return segment == SampleSink.GAP
        ? stacks.gap()
        : stacks.index(thread.stackTrace(segment), thread.waitKind(segment));
  }

  private void add(long timeMicros, int thread, int stack) {
    if (size == micros.length) {
      micros = Arrays.copyOf(micros, 2 * size);
      threadOf = Arrays.copyOf(threadOf, 2 * size);
      stackOf = Arrays.copyOf(stackOf, 2 * size);
    }
    micros[size] = timeMicros;
    threadOf[size] = thread;
    stackOf[size] = stack;
    size++;
  }

  int size() {
    return size;
  }

  /** Returns the threads that have samples. */
  List<TimelineThread> threads() {
    return threads;
  }

  List<ProfileFrame> frames() {
    return frames.frames();
  }

  List<int[]> stacks() {
    return stacks.stacks();
  }

  /** Returns the numbers of all samples in time order, those of equal time by thread. */
  int[] byTime() {
    long first = firstMicros();
    // Samples are numbered thread by thread, so their number settles equal times.
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (micros[i] - first) << 32 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = (int) keys[i];
    }
    return order;
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
