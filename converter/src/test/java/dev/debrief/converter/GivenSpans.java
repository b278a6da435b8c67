package dev.debrief.converter;

import dev.debrief.timeline.Window;
import dev.debrief.timeline.span.ExternalSpan;
import dev.debrief.timeline.span.SpanCollector;
import dev.debrief.timeline.span.SpanIndex;
import dev.debrief.timeline.span.SpanKind;
import dev.debrief.timeline.span.SpanOptions;
import dev.debrief.timeline.span.TraceIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Spans and profiles with spans written by hand. Times are milliseconds as in {@link Given}. */
final class GivenSpans {
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private GivenSpans() {}

  /**
   * @param id number that the span id is made of
   * @param parent that of its parent, 0 for none
   */
  static ExternalSpan span(int id, int parent, String name, double from, double to, long thread) {
    return span(id, parent, name, from, to, thread, details("otlp", Map.of()));
  }

  static ExternalSpan span(
      int id,
      int parent,
      String name,
      double from,
      double to,
      long thread,
      ExternalSpan.Details details) {
    return new ExternalSpan(
        TraceIds.ofHex(TRACE, "%016x".formatted(id), parent == 0 ? "" : "%016x".formatted(parent)),
        name,
        Given.nanos(from),
        Given.nanos(to),
        new ExternalSpan.StartThread(OptionalLong.of(thread), ""),
        details);
  }

  static ExternalSpan.Details details(String source, Map<String, String> attributes) {
    return new ExternalSpan.Details(
        SpanKind.INTERNAL, attributes.isEmpty() ? "" : "http.server", "ok", source, attributes);
  }

  static SpanIndex index(List<ExternalSpan> spans) {
    return new SpanCollector(List.of(), SpanOptions.DEFAULTS).index(List.of(), spans);
  }

  static SpanRequest request(ExternalSpan... spans) {
    return request(List.of(spans), SpanRequest.Transactions.NEW, 1_000);
  }

  static SpanRequest request(
      List<ExternalSpan> spans, SpanRequest.Transactions transactions, int most) {
    return new SpanRequest(index(spans), transactions, most);
  }

  /** A profile in a directory. */
  record Written(Path directory, ProfileSummary summary, List<Output> outputs) {
    String text(String file) throws IOException {
      return Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
    }

    List<String> files(String type) {
      return outputs.stream().filter(o -> o.type().equals(type)).map(Output::file).toList();
    }
  }

  static Written write(Path directory, ProfileFormat format, SpanRequest spans, Window... windows)
      throws IOException {
    return write(directory, format, ProfileOptions.DEFAULTS, spans, windows);
  }

  static Written write(
      Path directory,
      ProfileFormat format,
      ProfileOptions options,
      SpanRequest spans,
      Window... windows)
      throws IOException {
    ProfileRequest request =
        new ProfileRequest(Given.recording(), options, "1.0.0", FileCheck.NONE, Optional.of(spans));
    try (OutputDirectory out = OutputDirectory.open(directory);
        ProfileWriter writer = format.open(request, out)) {
      for (Window window : windows) {
        writer.write(window);
      }
      ProfileSummary summary = writer.finish();
      return new Written(directory, summary, out.outputs());
    }
  }
}
