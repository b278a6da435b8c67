package dev.debrief.timeline.query;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.HeldMethods.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls that are under way on one thread. */
final class OpenCalls {
  private static final long LEAST_GAP_NANOS = 250_000_000L;
  private static final int GAP_PERIODS = 5;

  private final TimelineThread thread;
  private final Consumer<Invocation> sink;
  private final List<OpenCall> calls = new ArrayList<>();

  /** Calls that a gap just ended, which may go on after it. */
  private final List<Held> cutByGap = new ArrayList<>();

  private long periodNanos;
  private long mostGapNanos;

  /** What the row before held; all of it is under way. */
  private Held[] before = HeldMethods.NONE;

  /** The last instant at which the row before is certain: a sample's own, a wait's end. */
  private long lastInstant = Long.MIN_VALUE;

  private long lastEnd = Long.MIN_VALUE;

  OpenCalls(TimelineThread thread, Consumer<Invocation> sink) {
    this.thread = thread;
    this.sink = sink;
  }

  void period(long nanos) {
    periodNanos = Math.max(1, nanos);
    mostGapNanos = Math.max(LEAST_GAP_NANOS, GAP_PERIODS * periodNanos);
  }

  void row(ThreadSlice slice, int row, Held[] held) {
    long start = slice.startNanos(row);
    if (!calls.isEmpty() || held.length > 0) {
      if (lastEnd != Long.MIN_VALUE && start - lastEnd > mostGapNanos) {
        cutByGap.clear();
        calls.forEach(call -> cutByGap.add(call.now()));
        closeAll(start);
      }
      if (held != before || held == HeldMethods.UNKNOWN) {
        change(held, slice, row);
      }
      for (OpenCall call : calls) {
        call.add(slice, row);
      }
    }
    if (!cutByGap.isEmpty()) {
      cutByGap.clear();
    }
    before = held;
    lastEnd = slice.endNanos(row);
    lastInstant = slice.runs(row) ? start : lastEnd;
  }

  private void change(Held[] held, ThreadSlice slice, int row) {
    long start = slice.startNanos(row);
    for (int i = calls.size() - 1; i >= 0; i--) {
      OpenCall call = calls.get(i);
      Held now = find(held, call);
      if (now != null) {
        call.now(now);
        call.hidden(false);
      } else if (mayHide(held, slice, row, call)) {
        call.hidden(true);
      } else {
        calls.remove(i);
        close(call, start);
      }
    }
    for (int i = 0; i < held.length; i++) {
      if (!isOpen(held[i])) {
        calls.add(new OpenCall(held, i, start - half(start), isApart(held[i])));
      }
    }
  }

  /** Returns whether a call may be under way in a row whose stack does not show it. */
  private static boolean mayHide(Held[] held, ThreadSlice slice, int row, OpenCall call) {
    if (held == HeldMethods.NONE) {
      return false;
    }
    StackTrace stack = slice.stackTrace(row);
    return (held == HeldMethods.UNKNOWN || !Stacks.isWhole(stack))
        && !HeldMethods.sameRoot(stack, call.now().stack());
  }

  /** Returns whether something else was seen since the last call, if that was of the same path. */
  private boolean isApart(Held held) {
    for (Held one : cutByGap) {
      if (one.sameCall(held)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Held find(Held[] held, OpenCall call) {
    for (Held one : held) {
      if (one.sameCall(call.now())) {
        return one;
      }
    }
    return null;
  }

  @SuppressWarnings("ReferenceEquality") // Asks whether it is this one, not one like it.
  private boolean isOpen(Held held) {
    for (OpenCall call : calls) {
      if (call.now().equals(held)) {
        return true;
      }
    }
    return false;
  }

  private void closeAll(long nextStart) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      close(calls.get(i), nextStart);
    }
    calls.clear();
    before = HeldMethods.NONE;
  }

  /** Half of the time between two rows, of a period at most: where a call began or ended in it. */
  private long half(long nextStart) {
    long gap = lastInstant == Long.MIN_VALUE ? periodNanos : nextStart - lastInstant;
    return Math.max(0, Math.min(gap, periodNanos)) / 2;
  }

  private void close(OpenCall call, long nextStart) {
    long last = call.lastInstant();
    boolean seenLast = last == lastInstant;
    sink.accept(call.ended(thread, seenLast ? last + half(nextStart) : last + periodNanos / 2));
  }

  void finish() {
    closeAll(Long.MAX_VALUE / 2);
  }
}
