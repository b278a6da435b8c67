package dev.debrief.jfr;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Frames by number: the stacks of a recording name theirs by small numbers of one list, so that
 * whoever goes through millions of frames can remember in an array what it found out about each.
 * Equal frames have one number. Grows, and lets go of nothing. Safe for use by several threads.
 */
public final class FrameList {
  private final Map<Frame, Integer> numbers = new ConcurrentHashMap<>();
  private volatile Frame[] frames;

  /** Of each frame the hash, because looking at a million objects costs more than at an array. */
  private volatile int[] hashes;

  private volatile int size;

  /** Begins with nothing. */
  public FrameList() {
    this.frames = new Frame[64];
    this.hashes = new int[64];
  }

  /**
   * Makes the list of a single stack.
   *
   * @param frames which are not copied
   */
  FrameList(Frame[] frames) {
    this.frames = frames;
    this.hashes = Arrays.stream(frames).mapToInt(Frame::hashCode).toArray();
    this.size = frames.length;
  }

  /** Returns the number of a frame, which is added if it is new. */
  public int number(Frame frame) {
    Integer known = numbers.get(frame);
    return known == null ? add(frame) : known;
  }

  private synchronized int add(Frame frame) {
    Integer known = numbers.get(frame);
    if (known != null) {
      return known;
    }
    int number = size;
    if (number == frames.length) {
      frames = Arrays.copyOf(frames, 2 * number);
      hashes = Arrays.copyOf(hashes, 2 * number);
    }
    frames[number] = frame;
    hashes[number] = frame.hashCode();
    size = number + 1;
    numbers.put(frame, number);
    return number;
  }

  /** Returns a frame by its number. */
  public Frame frame(int number) {
    return frames[number];
  }

  /** Returns how many frames there are. */
  public int size() {
    return size;
  }

  /** Returns what {@link java.util.Arrays#hashCode(Object[])} returns for some of the frames. */
  int hash(int[] ofNumbers) {
    int[] known = hashes;
    int hash = 1;
    for (int number : ofNumbers) {
      hash = 31 * hash + known[number];
    }
    return hash;
  }
}
