package dev.debrief.timeline.query;

import dev.debrief.timeline.TimelineThread;
import java.util.Optional;

/**
 * One stretch of a thread's life in which it was not idle: what a pool thread does between two idle
 * waits, all that {@code main} does.
 *
 * @param first whether it is the thread's first, which may have begun before it was seen
 * @param startNanos start of its first row, in epoch nanoseconds
 * @param endNanos end of its last row
 * @param ended whether an idle wait ended it; if not, it ends with the thread or the recording
 * @param lastWait its last long wait for another thread
 */
public record Episode(
    TimelineThread thread,
    boolean first,
    long startNanos,
    long endNanos,
    boolean ended,
    Optional<MergedWait> lastWait) {

  /** Returns how long it lasts. */
  public long nanos() {
    return endNanos - startNanos;
  }

  /** Returns how long it goes on after its last long wait, 0 if it has none. */
  public long afterNanos() {
    return lastWait.map(wait -> endNanos - wait.endNanos()).orElse(0L);
  }
}
