package dev.debrief.timeline.span;

import java.util.OptionalLong;

/**
 * One span of a {@link SpanIndex}: all that its sources know of it, put together.
 *
 * @param number place in the index, from 0
 * @param ids its ids; a span whose source has none carries an id that we made
 * @param localRootId id of the first span of the trace in this process, 0 if unknown
 * @param name {@code ""} if unknown
 * @param time when it was
 * @param thread id of the thread on which it began (as {@link
 *     dev.debrief.timeline.TimelineThread#id} has it), empty if unknown
 * @param madeId whether its ids are ours and mean nothing to a tracing system
 * @param details what else is known; its source is the best that knows the span
 */
public record Span(
    int number,
    TraceIds ids,
    long localRootId,
    String name,
    Time time,
    OptionalLong thread,
    boolean madeId,
    ExternalSpan.Details details) {

  /**
   * When a span was.
   *
   * @param startNanos epoch nanoseconds on the recording's clock
   * @param endNanos not before the start
   * @param exact whether start and end are those of the span; else it is the time in which the
   *     recording shows it on some thread
   */
  public record Time(long startNanos, long endNanos, boolean exact) {
    /** Returns the length in nanoseconds. */
    public long nanos() {
      return endNanos - startNanos;
    }
  }
}
