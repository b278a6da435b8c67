package dev.debrief.timeline.spanfile;

import dev.debrief.timeline.span.ExternalSpan;
import dev.debrief.timeline.span.SpanKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Spans as OTLP's JSON has them, in both spellings of its fields. */
final class OtlpSpans {
  private static final List<SpanKind> KINDS = List.of(SpanKind.values());

  private OtlpSpans() {}

  static Optional<ExternalSpan> read(Tree span) {
    Map<String, String> attributes = attributes(span.list("attributes"));
    long start = Times.nanos(span.text("startTimeUnixNano", "start_time_unix_nano"), "start time");
    String end = span.text("endTimeUnixNano", "end_time_unix_nano");
    if (end.isEmpty() || end.equals("0")) {
      return Optional.empty();
    }
    SpanKind kind = kind(span.text("kind"));
    return Optional.of(
        new ExternalSpan(
            Ids.of(
                span.text("traceId", "trace_id"),
                span.text("spanId", "span_id"),
                span.text("parentSpanId", "parent_span_id")),
            Names.safe(span.text("name"), Names.operation(kind, attributes)),
            start,
            Times.nanos(end, "end time"),
            Attributes.thread(attributes),
            new ExternalSpan.Details(
                kind,
                Names.operation(kind, attributes),
                status(span.tree("status").text("code")),
                "otlp",
                Attributes.kept(attributes))));
  }

  private static Map<String, String> attributes(List<Tree> list) {
    Map<String, String> attributes = new HashMap<>();
    for (Tree attribute : list) {
      Tree value = attribute.tree("value");
      String text =
          value.text(
              "stringValue",
              "intValue",
              "boolValue",
              "doubleValue",
              "string_value",
              "int_value",
              "bool_value",
              "double_value");
      if (!text.isEmpty()) {
        attributes.put(attribute.text("key"), text);
      }
    }
    return attributes;
  }

  /** A number, or the name of the constant. */
  static SpanKind kind(String text) {
    String name = text.toUpperCase(Locale.ROOT).replace("SPAN_KIND_", "");
    for (SpanKind kind : KINDS) {
      if (kind.name().equals(name) || String.valueOf(KINDS.indexOf(kind)).equals(name)) {
        return kind;
      }
    }
    return SpanKind.UNKNOWN;
  }

  private static String status(String code) {
    return switch (code) {
      case "1", "STATUS_CODE_OK" -> "ok";
      case "2", "STATUS_CODE_ERROR" -> "internal_error";
      default -> "";
    };
  }
}
