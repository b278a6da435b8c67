package dev.debrief.converter;

import dev.debrief.timeline.TimelineThread;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The samples of one root span, put together from the windows that it reaches over. */
final class V1Profile {
  private final NumberTable<ShownFrame> frameNumbers = new NumberTable<>();
  private final List<ShownFrame> frames = new ArrayList<>();
  private final Map<IntBuffer, Integer> stacks = new LinkedHashMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private final Map<Long, String> threads = new TreeMap<>();

  /** A sample at a time of epoch microseconds. */
  record Sample(long micros, long thread, int stack) {}

  /** Adds the samples of the next window. */
  void add(ChunkSamples more) {
    for (TimelineThread thread : more.threads()) {
      threads.put(thread.id(), thread.name());
    }
    StackColumns columns = more.stackColumns();
    Map<Integer, Integer> stackNumbers = new HashMap<>();
    OrderedSamples ordered = more.byTime();
    for (int i = 0; i < ordered.size(); i++) {
      int stack =
          stackNumbers.computeIfAbsent(
              ordered.stacks()[i], number -> number(more, columns.framesOf(number)));
      long thread = more.threads().get(ordered.threads()[i]).id();
      samples.add(new Sample(ordered.micros()[i], thread, stack));
    }
  }

  private int number(ChunkSamples more, int[] framesOfStack) {
    int[] numbers = new int[framesOfStack.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(more.frame(framesOfStack[i]));
    }
    Integer known = stacks.putIfAbsent(IntBuffer.wrap(numbers), stacks.size());
    return known == null ? stacks.size() - 1 : known;
  }

  private int number(ShownFrame frame) {
    int number = frameNumbers.get(frame);
    if (number == NumberTable.NONE) {
      number = frames.size();
      frameNumbers.put(frame, number);
      frames.add(frame);
    }
    return number;
  }

  /** Returns whether a thread has samples. */
  boolean has(long thread) {
    return threads.containsKey(thread);
  }

  /** Returns the samples in time order. */
  List<Sample> samples() {
    samples.sort(Comparator.comparingLong(Sample::micros).thenComparingLong(Sample::thread));
    return samples;
  }

  List<ShownFrame> frames() {
    return frames;
  }

  /** Returns the stacks as numbers of frames, leaf first. */
  List<int[]> stacks() {
    return stacks.keySet().stream().map(IntBuffer::array).toList();
  }

  /** Returns the names of the threads by id. */
  Map<Long, String> threads() {
    return threads;
  }
}
