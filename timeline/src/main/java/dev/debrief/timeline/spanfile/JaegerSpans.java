package dev.debrief.timeline.spanfile;

import dev.debrief.timeline.span.ExternalSpan;
import dev.debrief.timeline.span.SpanKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Spans as Jaeger's user interface saves them. */
final class JaegerSpans {
  private JaegerSpans() {}

  static Optional<ExternalSpan> read(Tree span) {
    Map<String, String> tags = new HashMap<>();
    for (Tree tag : span.list("tags")) {
      tags.put(tag.text("key"), tag.text("value"));
    }
    SpanKind kind = OtlpSpans.kind(tags.getOrDefault("span.kind", ""));
    long start = Times.nanosOfMicros(span.text("startTime"), "startTime");
    String operation = Names.operation(kind, tags);
    return Optional.of(
        new ExternalSpan(
            Ids.of(span.text("traceID"), span.text("spanID"), parent(span)),
            Names.safe(span.text("operationName"), operation),
            start,
            Times.plus(start, Times.nanosOfMicros(span.text("duration"), "duration")),
            Attributes.thread(tags),
            new ExternalSpan.Details(
                kind, operation, status(tags), "jaeger", Attributes.kept(tags))));
  }

  /** The span it is a child of; else the one that it follows. Older files name the parent. */
  private static String parent(Tree span) {
    String follows = "";
    for (Tree reference : span.list("references")) {
      if (reference.text("refType").equals("CHILD_OF")) {
        return reference.text("spanID");
      }
      follows = reference.text("spanID");
    }
    return follows.isEmpty() ? span.text("parentSpanID") : follows;
  }

  private static String status(Map<String, String> tags) {
    if (tags.getOrDefault("error", "").equals("true")) {
      return "internal_error";
    }
    return switch (tags.getOrDefault("otel.status_code", "")) {
      case "OK" -> "ok";
      case "ERROR" -> "internal_error";
      default -> "";
    };
  }
}
