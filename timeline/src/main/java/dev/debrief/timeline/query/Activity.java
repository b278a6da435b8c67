package dev.debrief.timeline.query;

import dev.debrief.timeline.WaitKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a thread did in a stretch of time. Activity is told by complement: a thread is active where
 * it was seen shortly before or after and no wait is recorded, because samples are lost in class
 * loading, exceptions and VM code, while waits above the threshold are all there. A pool's thread
 * is active until it has nothing to do, however long it was not seen.
 *
 * @param nanos length of the stretch
 * @param activeNanos time in which the thread was seen within {@link #SIGHT_NANOS} and did not wait
 * @param waitingNanos waits by kind, idle ones too
 */
public record Activity(long nanos, long activeNanos, Map<WaitKind, Long> waitingNanos) {
  /** How far an observation lets one see: the time before and after it without another one. */
  public static final long SIGHT_NANOS = 250_000_000L;

  private static final Set<WaitKind> WORK =
      EnumSet.of(
          WaitKind.PROCESS,
          WaitKind.IO_WAIT,
          WaitKind.SLEEP,
          WaitKind.SOCKET_READ,
          WaitKind.SOCKET_WRITE,
          WaitKind.FILE_READ,
          WaitKind.FILE_WRITE,
          WaitKind.FILE_FORCE,
          WaitKind.GC_PAUSE);

  /** Waits for what another thread holds. */
  public static final Set<WaitKind> HELD_UP =
      EnumSet.of(
          WaitKind.MONITOR,
          WaitKind.LOCK,
          WaitKind.PERMIT,
          WaitKind.POOL_CHECKOUT,
          WaitKind.CLASS_INIT);

  public Activity {
    waitingNanos =
        waitingNanos.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new EnumMap<>(waitingNanos));
  }

  /** Returns the active part of the stretch, 0 to 1. */
  public double activeShare() {
    return share(activeNanos);
  }

  /** Returns how long the thread waited for some kinds. */
  public long waiting(Iterable<WaitKind> kinds) {
    long sum = 0;
    for (WaitKind kind : kinds) {
      sum += waitingNanos.getOrDefault(kind, 0L);
    }
    return sum;
  }

  /**
   * Returns the time in which the thread did something or was kept from it, as opposed to idling.
   */
  public long busyNanos() {
    long sum = activeNanos;
    for (Map.Entry<WaitKind, Long> wait : waitingNanos.entrySet()) {
      sum += wait.getKey().idle() ? 0 : wait.getValue();
    }
    return sum;
  }

  /**
   * Returns the time in which the thread got on with its work, or with what it needs for it: it
   * ran, read, wrote, slept or had a process run. Waits for other threads and idle ones are not in
   * it.
   */
  public long workingNanos() {
    return activeNanos + waiting(WORK);
  }

  /** Returns a time as part of the stretch, 0 to 1. */
  public double share(long part) {
    return nanos <= 0 ? 0 : (double) part / nanos;
  }
}
