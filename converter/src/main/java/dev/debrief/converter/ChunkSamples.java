package dev.debrief.converter;

import dev.debrief.timeline.TimelineThread;
import java.util.List;

/**
 * The samples of one profile chunk, with the frames, stacks and threads they name. Stacks and
 * frames have numbers of the chunk's own, the more frequent the smaller.
 */
final class ChunkSamples {
  private final SampleColumns samples;
  private final StackTable tables;
  private final Ranking stacks;
  private final Ranking frames;
  private int[] byTime = new int[0];

  /**
   * @param samples with stacks by their numbers in the window
   * @param tables stacks of the window that the chunk is a part of
   */
  ChunkSamples(SampleColumns samples, StackTable tables) {
    this.samples = samples;
    this.tables = tables;
    this.stacks = new Ranking(tables.size());
    for (int sample = 0; sample < samples.size(); sample++) {
      stacks.count(samples.stack(sample));
    }
    stacks.rank();
    this.frames = new Ranking(tables.frames().size());
  }

  /** Returns how many frame numbers the stacks have together. */
  long frameNumbers() {
    long numbers = 0;
    for (int stack = 0; stack < stacks.size(); stack++) {
      numbers += tables.stack(stacks.number(stack)).length;
    }
    return numbers;
  }

  /** Frames are numbered when they are first asked for: most parts that are halved never are. */
  private Ranking ranked() {
    if (frames.size() > 0) {
      return frames;
    }
    for (int stack = 0; stack < stacks.size(); stack++) {
      for (int frame : tables.stack(stacks.number(stack))) {
        frames.count(frame);
      }
    }
    frames.rank();
    return frames;
  }

  /** Returns how many samples there are. */
  int size() {
    return samples.size();
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
    if (byTime.length == 0) {
      byTime = samples.byTime();
    }
    return byTime;
  }

  /** Returns the time of the first sample; there must be one. */
  long firstMicros() {
    return micros(byTime()[0]);
  }

  /** Returns the time of the last sample; there must be one. */
  long lastMicros() {
    return micros(byTime()[size() - 1]);
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
    return stacks.rankOf(samples.stack(sample));
  }

  /** Returns how many stacks there are. */
  int stacks() {
    return stacks.size();
  }

  /** Returns how many samples have a stack. */
  int usesOfStack(int stack) {
    return stacks.uses(stack);
  }

  /** Returns how many frames there are. */
  int frames() {
    return ranked().size();
  }

  /** Returns how often stacks name a frame. */
  int usesOfFrame(int frame) {
    return ranked().uses(frame);
  }

  /** Returns a frame. */
  ShownFrame frame(int frame) {
    return tables.frames().shown(ranked().number(frame));
  }

  /** Returns the frames of a stack by their numbers, leaf first. */
  int[] framesOfStack(int stack) {
    int[] ofWindow = tables.stack(stacks.number(stack));
    int[] ofChunk = new int[ofWindow.length];
    Ranking ranks = ranked();
    for (int i = 0; i < ofWindow.length; i++) {
      ofChunk[i] = ranks.rankOf(ofWindow[i]);
    }
    return ofChunk;
  }
}
