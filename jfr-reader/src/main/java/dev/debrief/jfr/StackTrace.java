package dev.debrief.jfr;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/**
 * A stack trace: frames leaf first, root last. Immutable; the hash is computed once because stacks
 * are looked up millions of times.
 */
public final class StackTrace {
  /** A stack trace without frames: an event that has none, or lost it. */
  public static final StackTrace EMPTY = new StackTrace(List.of(), false);

  private final FrameList list;
  private final int[] numbers;
  private final boolean truncated;
  private final int hash;

  /**
   * @param frames leaf first
   * @param truncated whether the recorder cut off frames at the root end
   */
  public StackTrace(List<Frame> frames, boolean truncated) {
    this(
        new FrameList(frames.toArray(Frame[]::new)),
        IntStream.range(0, frames.size()).toArray(),
        truncated);
  }

  private StackTrace(FrameList list, int[] numbers, boolean truncated) {
    this.list = list;
    this.numbers = numbers;
    this.truncated = truncated;
    this.hash = 31 * list.hash(numbers) + Boolean.hashCode(truncated);
  }

  /**
   * Returns a stack trace of the first frames of an array, which are copied.
   *
   * @param list of the frames
   * @param numbers of the frames there, leaf first
   * @param truncated whether the recorder cut off frames at the root end
   */
  public static StackTrace of(FrameList list, int[] numbers, int depth, boolean truncated) {
    return new StackTrace(list, Arrays.copyOf(numbers, depth), truncated);
  }

  /** Returns the frames, leaf first. */
  public List<Frame> frames() {
    return new Frames(this);
  }

  /** Returns the number of frames. */
  public int depth() {
    return numbers.length;
  }

  /** Returns the frame at a depth, 0 for the leaf. */
  public Frame frame(int depth) {
    return list.frame(numbers[depth]);
  }

  /** Returns the list that {@link #frameNumber} refers to. */
  public FrameList frameList() {
    return list;
  }

  /** Returns the number of the frame at a depth, 0 for the leaf. */
  public int frameNumber(int depth) {
    return numbers[depth];
  }

  /** Returns whether the recorder cut off frames at the root end (64 by default in JFR). */
  public boolean truncated() {
    return truncated;
  }

  /** Returns whether there is no frame at all. */
  public boolean isEmpty() {
    return numbers.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof StackTrace that
            && hash == that.hash
            && truncated == that.truncated
            && hasFramesOf(that));
  }

  /** Within a list equal frames have equal numbers. */
  private boolean hasFramesOf(StackTrace that) {
    return list == that.list
        ? Arrays.equals(numbers, that.numbers)
        : frames().equals(that.frames());
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return frames() + (truncated ? " (truncated)" : "");
  }

  private static final class Frames extends AbstractList<Frame> implements RandomAccess {
    private final StackTrace stack;

    Frames(StackTrace stack) {
      this.stack = stack;
    }

    @Override
    public Frame get(int depth) {
      return stack.frame(depth);
    }

    @Override
    public int size() {
      return stack.depth();
    }
  }
}
