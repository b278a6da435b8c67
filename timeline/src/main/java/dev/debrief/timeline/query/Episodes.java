package dev.debrief.timeline.query;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells episodes apart while slices come, and the waits for other threads in them. Keeps a few
 * numbers for each thread. For one thread.
 */
public final class Episodes {
  /** Waits that another thread ends. */
  public static final Set<WaitKind> FOR_OTHERS =
      EnumSet.of(
          WaitKind.JOIN,
          WaitKind.FUTURE,
          WaitKind.LATCH,
          WaitKind.TERMINATION,
          WaitKind.OBJECT_WAIT,
          WaitKind.QUEUE,
          WaitKind.PARK);

  /** Waits that may be a home-made idling: nothing tells them from waiting for an answer. */
  public static final Set<WaitKind> HOME_MADE =
      EnumSet.of(WaitKind.OBJECT_WAIT, WaitKind.QUEUE, WaitKind.PARK);

  /** Who comes back to the same wait so often has it as its main loop. */
  private static final int LOOP_WAITS = 3;

  /** Stacks of home-made waits that are counted for a thread. */
  private static final int COUNTED_STACKS = 64;

  private final long longNanos;
  private final Consumer<Episode> episodes;
  private final Consumer<MergedWait> waits;
  private final Map<Long, Open> open = new HashMap<>();

  /**
   * @param longNanos a wait that takes at least this is long; a later short one does not hide it
   * @param episodes takes each episode with a long wait when it is over
   * @param waits takes each long wait when it is over, before its episode
   */
  public Episodes(long longNanos, Consumer<Episode> episodes, Consumer<MergedWait> waits) {
    this.longNanos = longNanos;
    this.episodes = episodes;
    this.waits = waits;
  }

  /** What is known of a thread's present episode. */
  private static final class Open {
    final TimelineThread thread;
    final Map<Integer, Integer> homeMade = new HashMap<>();
    boolean pooled;
    boolean first = true;
    boolean begun;
    long start;
    long end;
    @Nullable MergedWait present;
    @Nullable MergedWait lastLong;

    Open(TimelineThread thread) {
      this.thread = thread;
    }
  }

  /** Takes the next slice of a thread. */
  public void accept(ThreadSlice slice) {
    if (slice.size() == 0) {
      return;
    }
    Open thread = open.computeIfAbsent(slice.thread().id(), id -> new Open(slice.thread()));
    for (int row = 0; row < slice.size(); row++) {
      WaitKind kind = slice.waitKind(row);
      if (kind != null && idles(thread, slice, row, kind)) {
        end(thread, true);
        continue;
      }
      if (!thread.begun) {
        thread.begun = true;
        thread.start = slice.startNanos(row);
      }
      thread.end = slice.endNanos(row);
      if (kind != null && FOR_OTHERS.contains(kind)) {
        waited(thread, Wait.of(slice, row));
      }
    }
  }

  private static boolean idles(Open thread, ThreadSlice slice, int row, WaitKind kind) {
    if (kind.idle()) {
      thread.pooled |= kind != WaitKind.SYS_IDLE;
      return true;
    }
    if (thread.pooled || !HOME_MADE.contains(kind) || isMain(slice.stackTrace(row))) {
      return false;
    }
    Integer stack = slice.stack(row);
    if (thread.homeMade.size() >= COUNTED_STACKS && !thread.homeMade.containsKey(stack)) {
      return false;
    }
    return thread.homeMade.merge(stack, 1, Integer::sum) >= LOOP_WAITS;
  }

  /** Returns whether a stack is that of a program's main thread, whatever its name. */
  public static boolean isMain(StackTrace stack) {
    return !stack.isEmpty() && stack.frame(stack.depth() - 1).methodName().equals("main");
  }

  private void waited(Open thread, Wait wait) {
    MergedWait before = thread.present;
    if (before != null && wait.startNanos() - before.endNanos() < MergedWait.GAP_NANOS) {
      thread.present = before.and(wait);
    } else {
      close(thread);
      thread.present = MergedWait.of(wait);
    }
  }

  private void close(Open thread) {
    MergedWait wait = thread.present;
    if (wait != null && wait.nanos() >= longNanos) {
      thread.lastLong = wait;
      waits.accept(wait);
    }
    thread.present = null;
  }

  private void end(Open thread, boolean idle) {
    if (!thread.begun) {
      return;
    }
    close(thread);
    MergedWait last = thread.lastLong;
    if (last != null) {
      episodes.accept(
          new Episode(thread.thread, thread.first, thread.start, thread.end, idle, last));
    }
    thread.begun = false;
    thread.first = false;
    thread.lastLong = null;
  }

  /** Says that there are no further slices. */
  public void end() {
    new TreeMap<>(open).values().forEach(thread -> end(thread, false));
    open.clear();
  }
}
