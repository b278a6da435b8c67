package dev.debrief.timeline.spanfile;

import dev.debrief.timeline.span.ExternalSpan;
import java.util.Optional;

/** How a span is written. */
enum Format {
  OTLP,
  JAEGER,
  ZIPKIN,
  SENTRY_TRANSACTION,
  SENTRY_SPAN;

  /** Returns the format of an element of a list of spans. */
  static Format of(Tree span) {
    if (span.has("traceID") || span.has("spanID")) {
      return JAEGER;
    }
    return span.has("start_timestamp") ? SENTRY_SPAN : OTLP;
  }

  /**
   * Returns the span; nothing if it has not ended.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  Optional<ExternalSpan> read(Tree span, long line, SpanTally tally) {
    return switch (this) {
      case OTLP -> OtlpSpans.read(span);
      case JAEGER -> JaegerSpans.read(span);
      case ZIPKIN -> ZipkinSpans.read(span);
      case SENTRY_TRANSACTION -> new SentrySpans(line, tally).transaction(span);
      case SENTRY_SPAN -> new SentrySpans(line, tally).span(span);
    };
  }
}
