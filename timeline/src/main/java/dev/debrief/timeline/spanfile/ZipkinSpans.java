package dev.debrief.timeline.spanfile;

import dev.debrief.timeline.span.ExternalSpan;
import dev.debrief.timeline.span.SpanKind;
import java.util.Map;
import java.util.Optional;

/**
 * Spans as Zipkin's second version has them. The server's half of a shared span has the ids of the
 * client's half: it is the same span, on another thread.
 */
final class ZipkinSpans {
  private ZipkinSpans() {}

  /** Returns whether an object is such a span. */
  static boolean isSpan(Tree object) {
    return object.has("traceId") && object.has("id");
  }

  static Optional<ExternalSpan> read(Tree span) {
    if (!span.has("timestamp") || !span.has("duration")) {
      // A span that was never finished, or the part of one that somebody else measures.
      return Optional.empty();
    }
    Map<String, String> tags = span.tree("tags").texts();
    SpanKind kind = OtlpSpans.kind(span.text("kind"));
    long start = Times.nanosOfMicros(span.text("timestamp"), "timestamp");
    String operation = Names.operation(kind, tags);
    return Optional.of(
        new ExternalSpan(
            Ids.of(span.text("traceId"), span.text("id"), span.text("parentId")),
            Names.safe(span.text("name"), operation),
            start,
            Times.plus(start, Times.nanosOfMicros(span.text("duration"), "duration")),
            Attributes.thread(tags),
            new ExternalSpan.Details(
                kind, operation, status(tags), "zipkin", Attributes.kept(tags))));
  }

  private static String status(Map<String, String> tags) {
    if (tags.containsKey("error")) {
      return "internal_error";
    }
    return tags.getOrDefault("otel.status_code", "").equals("OK") ? "ok" : "";
  }
}
