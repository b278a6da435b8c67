package dev.debrief.converter;

import dev.debrief.timeline.TimelineThread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one profile chunk, with the stacks and threads they name. Stacks have numbers of
 * the chunk's own, the more frequent the smaller. Frames are numbered when they are asked for, and
 * kept only if they are few: a window may have many parts that wait to be written. For one thread
 * at a time.
 */
final class ChunkSamples {
  /** Stacks with more frame numbers than this are numbered anew each time. */
  private static final int MOST_KEPT = 200_000;

  private final SampleColumns samples;
  private final StackTable tables;
  private final int[] stacks;
  private final int[] usesOfStacks;
  private @Nullable StackColumns known;

  /**
   * @param samples with stacks by their numbers in the window, which are replaced
   * @param tables stacks of the window that the chunk is a part of
   */
  ChunkSamples(SampleColumns samples, StackTable tables) {
    this.samples = samples;
    this.tables = tables;
    Ranking ranking = new Ranking(tables.size());
    for (int sample = 0; sample < samples.size(); sample++) {
      ranking.count(samples.stack(sample));
    }
    ranking.rank();
    samples.renumberStacks(ranking);
    this.stacks = ranking.numbers();
    this.usesOfStacks = ranking.uses();
  }

  /** Returns some of the samples, with their stacks and threads: a small chunk. */
  ChunkSamples excerpt() {
    return new ChunkSamples(samples.excerpt(stacks), tables);
  }

  /** Returns how many samples there are. */
  int size() {
    return samples.size();
  }

  /** Returns how many samples lie within a stretch of time. */
  int sizeWithin(TimeRange range) {
    return samples.sizeWithin(range);
  }

  /** Returns the threads that have samples. */
  List<TimelineThread> threads() {
    return samples.threads();
  }

  /** Returns how many samples each thread has. */
  int[] samplesOfThreads() {
    int[] counts = new int[threads().size()];
    for (int sample = 0; sample < size(); sample++) {
      counts[samples.thread(sample)]++;
    }
    return counts;
  }

  /** Returns the numbers of all samples in time order, those of equal time by thread. */
  int[] byTime() {
    return samples.byTime();
  }

  /** Returns the time of the first sample; there must be one. */
  long firstMicros() {
    return samples.firstMicros();
  }

  /** Returns the time of the last sample; there must be one. */
  long lastMicros() {
    return samples.lastMicros();
  }

  /** Returns the time of a sample. */
  long micros(int sample) {
    return samples.micros(sample);
  }

  /** Returns the number of a sample's thread. */
  int thread(int sample) {
    return samples.thread(sample);
  }

  /** Returns the number of a sample's stack. */
  int stack(int sample) {
    return samples.stack(sample);
  }

  /** Returns how many samples have each stack; not to be changed. */
  int[] usesOfStacks() {
    return usesOfStacks;
  }

  /** Returns how many frame numbers the stacks have together. */
  long frameNumbers() {
    long numbers = 0;
    for (int stack : stacks) {
      numbers += tables.end(stack) - tables.start(stack);
    }
    return numbers;
  }

  /** Numbers the frames and returns the stacks. */
  StackColumns stackColumns() {
    StackColumns columns = known == null ? StackColumns.of(tables, stacks) : known;
    known = columns.frameNumbers().length <= MOST_KEPT ? columns : null;
    return columns;
  }

  /**
   * Returns a frame.
   *
   * @param number as in {@link StackColumns#frames}
   */
  ShownFrame frame(int number) {
    return tables.frames().shown(number);
  }
}
