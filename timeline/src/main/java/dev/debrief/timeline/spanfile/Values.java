package dev.debrief.timeline.spanfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/**
 * Finds the spans in JSON values. Whatever surrounds them is walked through, so that only one span
 * is in memory at a time.
 */
final class Values {
  /** What spans lie in: requests of OTLP, and the answers of Jaeger's interfaces. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "resourceSpans",
          "resource_spans",
          "scopeSpans",
          "scope_spans",
          "instrumentationLibrarySpans",
          "instrumentation_library_spans",
          "data",
          "result");

  /** What must be known of an object that is a span itself. */
  private static final Set<String> OF_SPAN =
      Set.of(
          "type",
          "contexts",
          "transaction",
          "start_timestamp",
          "timestamp",
          "traceId",
          "id",
          "parentId",
          "name",
          "kind",
          "duration",
          "tags",
          "shared");

  private final JsonParser json;
  private final SpanTally tally;
  private final long line;
  private boolean recognised;

  /**
   * @param line number of the line that is read, 0 if the parser counts lines
   */
  Values(JsonParser json, SpanTally tally, long line) {
    this.json = json;
    this.tally = tally;
    this.line = line;
  }

  /** Returns whether what was read looked like spans. */
  boolean recognised() {
    return recognised;
  }

  /** Reads the value that the parser stands at, to its end. */
  void value() throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      object();
    } else if (json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        value();
      }
    }
  }

  private void object() throws IOException {
    Tree own = Tree.empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (CONTAINERS.contains(name)) {
        recognised |= name.endsWith("pans");
        value();
      } else if (name.equals("spans") && json.currentToken() == JsonToken.START_ARRAY) {
        spans();
      } else if (OF_SPAN.contains(name)) {
        own.put(name, json);
      } else {
        json.skipChildren();
      }
    }
    if (SentrySpans.isTransaction(own)) {
      add(Format.SENTRY_TRANSACTION, own);
    } else if (ZipkinSpans.isSpan(own)) {
      add(Format.ZIPKIN, own);
    }
  }

  private void spans() throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        Tree span = Tree.read(json);
        Format format = Format.of(span);
        recognised = true;
        add(format, span);
      } else {
        json.skipChildren();
      }
    }
  }

  private void add(Format format, Tree span) {
    long where = line > 0 ? line : json.currentLocation().getLineNr();
    try {
      format.read(span, where, tally).ifPresent(tally::add);
    } catch (IllegalArgumentException e) {
      tally.badSpan(where, String.valueOf(e.getMessage()));
    }
  }
}
