package dev.debrief.jfr;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A stack trace: frames leaf first, root last. Immutable; the hash is computed once because stacks
 * are looked up millions of times.
 */
public final class StackTrace {
  /** A stack trace without frames: an event that has none, or lost it. */
  public static final StackTrace EMPTY = new StackTrace(List.of(), false);

  private final Frame[] frames;
  private final boolean truncated;
  private final int hash;

  /**
   * @param frames leaf first
   * @param truncated whether the recorder cut off frames at the root end
   */
  public StackTrace(List<Frame> frames, boolean truncated) {
    this(frames.toArray(Frame[]::new), truncated);
  }

  private StackTrace(Frame[] frames, boolean truncated) {
    this.frames = frames;
    this.truncated = truncated;
    this.hash = 31 * Arrays.hashCode(frames) + Boolean.hashCode(truncated);
  }

  /**
   * Returns a stack trace of the first frames of an array, which are copied.
   *
   * @param frames leaf first
   * @param truncated whether the recorder cut off frames at the root end
   */
  public static StackTrace of(Frame[] frames, int depth, boolean truncated) {
    return new StackTrace(Arrays.copyOf(frames, depth), truncated);
  }

  /** Returns the frames, leaf first. */
  public List<Frame> frames() {
    return Collections.unmodifiableList(Arrays.asList(frames));
  }

  /** Returns the number of frames. */
  public int depth() {
    return frames.length;
  }

  /** Returns the frame at a depth, 0 for the leaf. */
  public Frame frame(int depth) {
    return frames[depth];
  }

  /** Returns whether the recorder cut off frames at the root end (64 by default in JFR). */
  public boolean truncated() {
    return truncated;
  }

  /** Returns whether there is no frame at all. */
  public boolean isEmpty() {
    return frames.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof StackTrace that
            && hash == that.hash
            && truncated == that.truncated
            && Arrays.equals(frames, that.frames));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return frames() + (truncated ? " (truncated)" : "");
  }
}
