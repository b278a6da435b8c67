package dev.debrief.timeline.query;

import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A thread's life as far as the recording knows it.
 *
 * @param firstNanos start of its first row
 * @param lastNanos end of its last row
 * @param startedNanos when it was started, if the recording has the event
 * @param endedNanos when it ended, if the recording has the event
 * @param parent who started it
 * @param startStack where it was started, empty if unknown
 */
public record ThreadHistory(
    TimelineThread thread,
    long firstNanos,
    long lastNanos,
    OptionalLong startedNanos,
    OptionalLong endedNanos,
    Optional<TimelineThread> parent,
    StackTrace startStack) {

  /** Returns whether it is one of the JVM's own threads, which work for nobody in particular. */
  public boolean system() {
    return SystemThreads.contains(thread);
  }

  /** Returns when it began to exist, at the latest. */
  public long beginNanos() {
    return Math.min(startedNanos.orElse(Long.MAX_VALUE), firstNanos);
  }

  /** Returns when it was alive last, at least. */
  public long endNanos() {
    return endedNanos.isPresent() ? endedNanos.getAsLong() : lastNanos;
  }
}
