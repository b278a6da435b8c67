package dev.debrief.timeline.query;

import dev.debrief.timeline.WaitKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a thread did in a stretch of time. Activity is told by complement: a thread is active where
 * it was seen shortly before or after and no wait is recorded, because samples are lost in class
 * loading, exceptions and VM code, while waits above the threshold are all there.
 *
 * @param nanos length of the stretch
 * @param activeNanos time in which the thread was seen within {@link #SIGHT_NANOS} and did not wait
 * @param waitingNanos waits by kind, idle ones too
 */
public record Activity(long nanos, long activeNanos, Map<WaitKind, Long> waitingNanos) {
  /** How far an observation lets one see: the time before and after it without another one. */
  public static final long SIGHT_NANOS = 250_000_000L;

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

  /** Returns a time as part of the stretch, 0 to 1. */
  public double share(long part) {
    return nanos <= 0 ? 0 : (double) part / nanos;
  }
}
