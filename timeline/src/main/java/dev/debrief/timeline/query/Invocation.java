package dev.debrief.timeline.query;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import java.util.List;
import java.util.Optional;

/**
 * One call of a method on one thread, rebuilt from what was seen of the thread: the rows that have
 * the method at one place of one path, with nothing else between them. A sampler sees a call only
 * if one of its samples falls into it, and sees calls as one that follow each other without
 * anything between.
 *
 * @param method the number that {@link MethodChoice} gave it
 * @param outer numbers of the chosen methods that were under way when it was called, outermost
 *     first
 * @param startNanos estimate: half of the unseen time before the first row belongs to it, half a
 *     period at most
 * @param endNanos estimate, likewise
 * @param rows in how many rows it was seen
 * @param apart false if only a gap, in which nothing was seen, parts it from a call on the same
 *     path, so that both may be one
 * @param repeats how often its first long wait came again at the very same place, with something
 *     else between; may mean calls that follow each other without a pause, or a loop inside
 * @param spent what the time went into, as far as rows tell
 * @param stack the stack of its longest row
 * @param depth where in that stack the method is
 */
public record Invocation(
    TimelineThread thread,
    int method,
    List<Integer> outer,
    long startNanos,
    long endNanos,
    int rows,
    boolean apart,
    int repeats,
    Spent spent,
    StackTrace stack,
    int depth) {

  /**
   * What the rows of a call say of its time, in nanoseconds.
   *
   * @param running seen running
   * @param network reading from and writing to sockets
   * @param locks waiting for locks, monitors, permits, pools and other threads' initialisers
   * @param other other waits
   */
  public record Spent(long running, long network, long locks, long other) {
    /** No time. */
    public static final Spent NOTHING = new Spent(0, 0, 0, 0);

    /** Returns the sum of two. */
    public Spent plus(Spent more) {
      return new Spent(
          running + more.running, network + more.network, locks + more.locks, other + more.other);
    }

    /** Returns the time that was waited. */
    public long waited() {
      return network + locks + other;
    }
  }

  public Invocation {
    outer = List.copyOf(outer);
  }

  /** Returns how long it lasted, an estimate. */
  public long nanos() {
    return endNanos - startNanos;
  }

  /** Returns the frame of the method itself. */
  public Frame frame() {
    return stack.frame(depth);
  }

  /** Returns who called it, with the line of the call; empty if that is not known. */
  public Optional<Frame> caller() {
    return depth + 1 < stack.depth() ? Optional.of(stack.frame(depth + 1)) : Optional.empty();
  }
}
