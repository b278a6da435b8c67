package dev.debrief.timeline.span;

import java.time.Duration;
import java.util.Optional;

/**
 * What of context counts, and how.
 *
 * @param operationsCount whether a whole operation counts as context of the thread that ended it,
 *     where nothing better is known
 * @param clockOffset what is added to the times of external spans; empty for an estimate
 */
public record SpanOptions(boolean operationsCount, Optional<Duration> clockOffset) {
  /** Operations give names only; the offset of clocks is estimated. */
  public static final SpanOptions DEFAULTS = new SpanOptions(false, Optional.empty());
}
