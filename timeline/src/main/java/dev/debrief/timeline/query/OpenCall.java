package dev.debrief.timeline.query;

import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.HeldMethods.Held;
import java.util.ArrayList;
import java.util.List;

/** A call that is under way. */
final class OpenCall {
  /** A wait at least this long is remembered as a mark of the call. */
  private static final long MARK_NANOS = 20_000_000L;

  private final List<Integer> outer = new ArrayList<>();
  private final long startNanos;
  private final boolean apart;
  private Held now;
  private Held longest;
  private long longestNanos;
  private long lastInstant;
  private boolean hidden;
  private int rows;
  private long running;
  private long network;
  private long locks;
  private long other;

  /** Number of the stack of the first long wait, -1 before there is one. */
  private int mark = -1;

  private int previous = -1;
  private int repeats;

  /**
   * @param held what the first row holds
   * @param index which of these it is
   * @param apart whether it is certainly not the rest of another one
   */
  OpenCall(Held[] held, int index, long startNanos, boolean apart) {
    for (int i = 0; i < index; i++) {
      outer.add(held[i].method());
    }
    this.now = held[index];
    this.longest = now;
    this.startNanos = startNanos;
    this.apart = apart;
  }

  /** Returns what the last row held of it. */
  Held now() {
    return now;
  }

  void now(Held held) {
    now = held;
  }

  /** Says whether the stack is cut off where the call would be. */
  void hidden(boolean isHidden) {
    hidden = isHidden;
  }

  /** Returns the last instant at which it was certainly under way. */
  long lastInstant() {
    return lastInstant;
  }

  void add(ThreadSlice slice, int row) {
    if (hidden) {
      return;
    }
    lastInstant = slice.runs(row) ? slice.startNanos(row) : slice.endNanos(row);
    rows++;
    long nanos = slice.nanos(row);
    if (nanos > longestNanos) {
      longestNanos = nanos;
      longest = now;
    }
    WaitKind kind = slice.waitKind(row);
    if (kind == null) {
      running += nanos;
    } else {
      wait(kind, nanos);
      if (nanos >= MARK_NANOS) {
        mark(slice.stack(row));
      }
    }
    previous = slice.stack(row);
  }

  private void mark(int stack) {
    if (mark < 0) {
      mark = stack;
    } else if (mark == stack && previous != stack) {
      repeats++;
    }
  }

  private void wait(WaitKind kind, long nanos) {
    switch (kind) {
      case SOCKET_READ, SOCKET_WRITE, IO_WAIT -> network += nanos;
      case LOCK, MONITOR, PERMIT, POOL_CHECKOUT, CLASS_INIT -> locks += nanos;
      default -> other += nanos;
    }
  }

  Invocation ended(TimelineThread thread, long endNanos) {
    return new Invocation(
        thread,
        now.method(),
        outer,
        startNanos,
        Math.max(endNanos, startNanos + 1),
        rows,
        apart,
        repeats,
        new Invocation.Spent(running, network, locks, other),
        longest.stack(),
        longest.depth());
  }
}
