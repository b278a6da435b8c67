package dev.debrief.engine;

import dev.debrief.converter.SpanRequest;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.EventSource;
import dev.debrief.timeline.FirstPassVisitor;
import dev.debrief.timeline.FirstPassVisitors;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.Workers;
import dev.debrief.timeline.span.CarriedContext;
import dev.debrief.timeline.span.SpanCollector;
import dev.debrief.timeline.span.SpanFilter;
import dev.debrief.timeline.span.SpanIndex;
import dev.debrief.timeline.span.SpanOptions;
import dev.debrief.timeline.span.SpanSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Finds the spans of the recordings of a request, one after the other: what threads were doing at
 * the end of one may go on in the next.
 */
final class SpanWork {
  private final SpanStyle style;
  private final List<SpanSource> sources;
  private final SpanFiles files;
  private CarriedContext carried = CarriedContext.NONE;

  /**
   * @throws UsageException if a file of the request cannot be read
   */
  SpanWork(SpanStyle style, Services services, long maxExpandedBytes) throws UsageException {
    this.style = style;
    this.files = SpanFiles.read(style.files(), maxExpandedBytes);
    this.sources = new ArrayList<>(files.sources());
    sources.addAll(services.spanSources(style.sources()));
  }

  /** A recording's first pass, and the spans in it. */
  record Indexed(RecordingIndex recording, SpanIndex spans) {}

  /** Reads a recording for the first time. */
  Indexed index(EventSource source, Workers workers, Diagnostics notes) throws IOException {
    if (!style.wanted()) {
      return new Indexed(RecordingIndex.of(source, workers), SpanIndex.EMPTY);
    }
    SpanCollector collector = collector();
    return indexed(collector, RecordingIndex.of(source, workers, collector), notes);
  }

  /**
   * Reads a recording for the first time, and lets somebody else see it too.
   *
   * @param other sees what it would see alone
   */
  Indexed index(EventSource source, Workers workers, Diagnostics notes, FirstPassVisitor<?> other)
      throws IOException {
    SpanCollector collector = collector();
    FirstPassVisitor<?> both = FirstPassVisitors.both(collector, other);
    return indexed(collector, RecordingIndex.of(source, workers, both), notes);
  }

  private SpanCollector collector() {
    return new SpanCollector(sources, new SpanOptions(false, style.clockOffset()), carried);
  }

  private Indexed indexed(SpanCollector collector, RecordingIndex recording, Diagnostics notes) {
    SpanIndex spans = collector.index(recording.threads(), files.spans());
    carried = collector.carried();
    notes.addAll(files.diagnostics());
    notes.addAll(spans.diagnostics());
    return new Indexed(recording, spans);
  }

  /** Returns what a profile is to tell of spans. */
  Optional<SpanRequest> request(SpanIndex spans) {
    return switch (style.transactions()) {
      case NONE -> Optional.empty();
      case NEW -> request(spans, SpanRequest.Transactions.NEW);
      case ALL -> request(spans, SpanRequest.Transactions.ALL);
    };
  }

  private Optional<SpanRequest> request(SpanIndex spans, SpanRequest.Transactions which) {
    return spans.isEmpty()
        ? Optional.empty()
        : Optional.of(new SpanRequest(spans, which, style.maxTransactions()));
  }

  /** Returns what makes of windows those with nothing but the time that is asked for. */
  UnaryOperator<Window> filtering(SpanIndex spans) {
    SpanFilter filter = filter();
    if (filter.isEmpty()) {
      return UnaryOperator.identity();
    }
    UnaryOperator<ThreadTimeline> filtering = spans.filtering(filter);
    return window ->
        new Window(
            window.index(),
            window.startNanos(),
            window.endNanos(),
            window.threads().stream().map(filtering).filter(thread -> thread.size() > 0).toList(),
            window.measurements());
  }

  private SpanFilter filter() {
    SpanStyle.Filter filter = style.filter();
    return new SpanFilter(
        filter.names(),
        filter.traceIds().stream()
            .map(id -> id.replace("-", "").toLowerCase(Locale.ROOT))
            .map(id -> "0".repeat(Math.max(0, 32 - id.length())) + id)
            .collect(Collectors.toSet()),
        filter.latency());
  }

  /** Returns texts that are equal for requests that let the same time through. */
  List<String> fingerprint() {
    SpanStyle.Filter filter = style.filter();
    return filter.isEmpty()
        ? List.of()
        : List.of(
            "spans " + filter.names(),
            "traces " + filter.traceIds(),
            "latency " + filter.latency(),
            "offset " + style.clockOffset(),
            "files " + files.fingerprint());
  }
}
