package dev.debrief.timeline.span;

/** What role a span plays in a call between services, as OpenTelemetry has it. */
public enum SpanKind {
  /** Not said. */
  UNKNOWN,
  INTERNAL,
  SERVER,
  CLIENT,
  PRODUCER,
  CONSUMER
}
