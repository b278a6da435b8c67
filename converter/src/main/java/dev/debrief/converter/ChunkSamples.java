package dev.debrief.converter;

import dev.debrief.timeline.TimelineThread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one profile chunk, with the stacks and threads they name. Stacks have numbers of
 * the chunk's own, the more frequent the smaller. Frames are ranked when they are first asked for;
 * their numbers in stacks are not kept, because a window may have many parts that wait to be
 * written. For one thread at a time.
 */
final class ChunkSamples {
  private final SampleColumns samples;
  private final StackTable tables;
  private final int[] stacks;
  private final int[] usesOfStacks;
  private int @Nullable [] rankedFrames;
  private int[] usesOfFrames = new int[0];

  /**
   * @param samples with stacks by their numbers in the window, which are replaced
   * @param tables stacks of the window that the chunk is a part of
   */
  ChunkSamples(SampleColumns samples, StackTable tables) {
    this.samples = samples;
    this.tables = tables;
    Ranking ranking = new Ranking(tables.list().size());
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
    return samples.samplesOfThreads();
  }

  /** Returns all samples in time order, those of equal time by thread. */
  OrderedSamples byTime() {
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

  /** Returns how many samples have each stack; not to be changed. */
  int[] usesOfStacks() {
    return usesOfStacks;
  }

  /** Returns how many frame numbers the stacks have together. */
  long frameNumbers() {
    long numbers = 0;
    for (int stack : stacks) {
      numbers += tables.list().depth(stack);
    }
    return numbers;
  }

  /** Returns the frames of the stacks, each as a number of the window, the most frequent first. */
  int[] rankedFrames() {
    int[] known = rankedFrames;
    if (known == null) {
      Ranking ranking = StackColumns.rankFrames(tables, stacks);
      known = ranking.numbers();
      rankedFrames = known;
      usesOfFrames = ranking.uses();
    }
    return known;
  }

  /** Returns how many stacks' frames are each of {@link #rankedFrames}; not to be changed. */
  int[] usesOfFrames() {
    rankedFrames();
    return usesOfFrames;
  }

  /** Numbers the frames and returns the stacks. */
  StackColumns stackColumns() {
    return StackColumns.of(tables, stacks, rankedFrames());
  }

  /**
   * Returns a frame.
   *
   * @param number as in {@link #rankedFrames}
   */
  ShownFrame frame(int number) {
    return tables.frames().shown(number);
  }
}
