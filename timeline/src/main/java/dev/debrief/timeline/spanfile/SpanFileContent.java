package dev.debrief.timeline.spanfile;

import dev.debrief.jfr.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a span file holds.
 *
 * @param file its name, without its directory
 * @param spans number of spans by format: {@code jaeger}, {@code otlp}, {@code sentry}, {@code
 *     zipkin}
 * @param diagnostics what could not be read, or was odd
 */
public record SpanFileContent(
    String file, SortedMap<String, Long> spans, List<Diagnostic> diagnostics) {
  public SpanFileContent {
    spans = Collections.unmodifiableSortedMap(new TreeMap<>(spans));
    diagnostics = List.copyOf(diagnostics);
  }
}
