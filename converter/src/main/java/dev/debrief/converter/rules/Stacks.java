package dev.debrief.converter.rules;

import java.util.Arrays;

/** The stacks of a profile: lists of frame numbers, one after the other in one array. */
final class Stacks {
  private int[] ends = new int[64];
  private int[] frames = new int[256];
  private int size;
  private int frameCount;

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

  /** Whether there is a stack with this number. */
  boolean has(int stack) {
    return stack >= 0 && stack < size;
  }

  /** Whether there is such a stack and it has frames: a sample with it is not idle. */
  boolean isActive(int stack) {
    return has(stack) && depth(stack) > 0;
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
