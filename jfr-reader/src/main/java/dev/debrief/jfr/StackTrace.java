package dev.debrief.jfr;

import java.util.List;

/**
 * A stack trace: frames leaf first, root last. Immutable; the hash is computed once because stacks
 * are looked up millions of times.
 */
public final class StackTrace {
  /** A stack trace without frames: an event that has none, or lost it. */
  public static final StackTrace EMPTY = new StackTrace(List.of(), false);

  private final List<Frame> frames;
  private final boolean truncated;
  private final int hash;

  /**
   * @param frames leaf first
   * @param truncated whether the recorder cut off frames at the root end
   */
  public StackTrace(List<Frame> frames, boolean truncated) {
    this.frames = List.copyOf(frames);
    this.truncated = truncated;
    this.hash = 31 * this.frames.hashCode() + Boolean.hashCode(truncated);
  }

  /** Returns the frames, leaf first. */
  public List<Frame> frames() {
    return frames;
  }

  /** Returns whether the recorder cut off frames at the root end (64 by default in JFR). */
  public boolean truncated() {
    return truncated;
  }

  /** Returns whether there is no frame at all. */
  public boolean isEmpty() {
    return frames.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof StackTrace that
            && hash == that.hash
            && truncated == that.truncated
            && frames.equals(that.frames));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return frames + (truncated ? " (truncated)" : "");
  }
}
