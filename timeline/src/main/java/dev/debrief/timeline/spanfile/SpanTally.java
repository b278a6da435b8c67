package dev.debrief.timeline.spanfile;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.RecordingException;
import dev.debrief.timeline.span.ExternalSpan;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Hands on the spans of a file, and counts them and what could not be read. */
final class SpanTally {
  private final String file;
  private final Consumer<ExternalSpan> sink;
  private final TreeMap<String, Long> counts = new TreeMap<>();
  private final Diagnostics diagnostics = new Diagnostics();
  private long bad;

  SpanTally(String file, Consumer<ExternalSpan> sink) {
    this.file = file;
    this.sink = sink;
  }

  void add(ExternalSpan span) {
    counts.merge(span.details().source(), 1L, Long::sum);
    sink.accept(span);
  }

  /** Notes a line that should have held spans; the first one is named. */
  void badLine(long line, String what) {
    bad++;
    note("span-file-bad-line", Diagnostic.Level.DATA_LOSS, line, what);
  }

  /** Notes a span without what every span has; the first one is named. */
  void badSpan(long line, String what) {
    bad++;
    note("span-file-bad-span", Diagnostic.Level.DATA_LOSS, line, what);
  }

  /** Notes a span whose thread is that of the exporter: nothing of it can be joined. */
  void exporterThread(long line) {
    note(
        "span-file-exporter-thread",
        Diagnostic.Level.INFO,
        line,
        "the thread of a span is the one that exported it, not the one that worked;"
            + " it is not used");
  }

  private void note(String code, Diagnostic.Level level, long line, String what) {
    diagnostics.add(code, level, "%s, line %d: %s".formatted(file, line, what));
  }

  /**
   * Returns what was read.
   *
   * @throws RecordingException if that was nothing
   */
  SpanFileContent content(Path path) throws RecordingException {
    if (counts.isEmpty()) {
      String why = diagnostics.list().stream().map(Diagnostic::message).findFirst().orElse("");
      throw new RecordingException(
          "no-span-file",
          bad > 0
              ? path + " has no span that can be read: " + why
              : path
                  + " is no span file: it has neither OTLP JSON nor Sentry transactions, Zipkin or"
                  + " Jaeger spans");
    }
    return new SpanFileContent(file, counts, diagnostics.list());
  }

  /** Returns the number of spans so far, by format. */
  Map<String, Long> counts() {
    return counts;
  }
}
