package dev.debrief.detectors.locks;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a thread was seen inside the method that others wait to enter.
 *
 * @param kind what it waited for there, null if it ran
 */
record Holding(
    TimelineThread thread,
    long startNanos,
    long endNanos,
    @Nullable WaitKind kind,
    StackTrace stack) {
  long nanos() {
    return endNanos - startNanos;
  }
}
