package dev.debrief.converter.rules;

import java.util.Arrays;

/** The stacks of a profile: lists of frame numbers, one after the other in one array. */
final class Stacks {
  private int[] ends;
  private int[] frames;
  private int size;
  private int frameCount;

  /** Begins without stacks. */
  Stacks() {
    this(new int[64], new int[256], 0);
  }

  /**
   * Takes stacks that are in columns already.
   *
   * @param ends for each stack the index after its last frame number
   * @param frames frame numbers; neither array is copied
   */
  Stacks(int[] ends, int[] frames, int size) {
    this.ends = ends;
    this.frames = frames;
    this.size = size;
    this.frameCount = size == 0 ? 0 : ends[size - 1];
  }

  /** Adds a frame number to the open stack; one beyond the range of int is kept as the largest. */
  void addFrame(long frame) {
    if (frameCount == frames.length) {
      frames = Arrays.copyOf(frames, 2 * frameCount);
    }
    frames[frameCount++] = (int) Math.min(frame, Integer.MAX_VALUE);
  }

  /** Ends the open stack and opens the next. */
  void endStack() {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size++] = frameCount;
  }

  int size() {
    return size;
  }

  /** Returns how many frame numbers the stacks have together. */
  int frameCount() {
    return frameCount;
  }

  /** Whether there is a stack with this number. */
  boolean has(int stack) {
    return stack >= 0 && stack < size;
  }

  /** Whether there is such a stack and it has frames: a sample with it is not idle. */
  boolean isActive(int stack) {
    return has(stack) && depth(stack) > 0;
  }

  /** Returns of each stack whether it has frames. */
  boolean[] active() {
    boolean[] active = new boolean[size];
    for (int stack = 0; stack < size; stack++) {
      active[stack] = depth(stack) > 0;
    }
    return active;
  }

  int depth(int stack) {
    return ends[stack] - start(stack);
  }

  /** A frame number, counted in the order of the file. */
  int frame(int stack, int index) {
    return frames[start(stack) + index];
  }

  private int start(int stack) {
    return stack == 0 ? 0 : ends[stack - 1];
  }
}
