package dev.debrief.converter;

import dev.debrief.timeline.span.Span;
import java.util.List;

/**
 * A root span and the spans below it, ready to be written.
 *
 * @param traceId 32 hexadecimal digits
 * @param root the root itself
 * @param parentSpanId id of its parent in another process, {@code ""} if it has none
 * @param linked whether there is a profile to which Sentry links it
 */
record Transaction(
    String traceId, Part root, String parentSpanId, boolean linked, List<Part> spans) {
  /**
   * Sentry takes the profile off what is shorter than 19.8 ms; its seconds are doubles, which at
   * our time are off by less than a microsecond.
   */
  static final long LEAST_LINKED_NANOS = 19_801_000;

  Transaction {
    spans = List.copyOf(spans);
  }

  /**
   * A span, or the part of it that ran on one thread.
   *
   * @param spanId 16 hexadecimal digits
   * @param parentSpanId 16 hexadecimal digits; {@code ""} for the root
   * @param span what it is a part of
   * @param startNanos epoch nanoseconds
   */
  record Part(
      String spanId,
      String parentSpanId,
      Span span,
      long startNanos,
      long endNanos,
      ShownThread thread) {
    long nanos() {
      return endNanos - startNanos;
    }

    /** Returns the same with a time that lies in it; one that had no time gets this one. */
    Part around(long start, long end) {
      return new Part(
          spanId,
          parentSpanId,
          span,
          startNanos == 0 ? start : Math.min(startNanos, start),
          Math.max(endNanos, end),
          thread);
    }
  }
}
