package dev.debrief.timeline.span;

import dev.debrief.jfr.ByteSource;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.Parser;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.Timelines;
import dev.debrief.timeline.Workers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.GZIPInputStream;

/** A recording that was read with its spans. */
record SpanReading(
    RecordingIndex index, SpanIndex spans, List<AttributedTimeline> timelines, Carry carry) {

  /** What the next recording needs, and what nobody knew. */
  record Carry(CarriedContext context, List<EventType> unknownTypes) {}

  /** How a recording is to be read. */
  record Request(
      List<SpanSource> sources,
      SpanOptions options,
      CarriedContext before,
      List<ExternalSpan> external,
      Parser parser) {
    static Request plain() {
      return new Request(
          builtIn(), SpanOptions.DEFAULTS, CarriedContext.NONE, List.of(), Parser.AUTO);
    }

    Request after(CarriedContext context) {
      return new Request(sources, options, context, external, parser);
    }

    Request with(List<ExternalSpan> spans) {
      return new Request(sources, options, before, spans, parser);
    }

    Request with(SpanOptions newOptions) {
      return new Request(sources, newOptions, before, external, parser);
    }

    Request with(Parser newParser) {
      return new Request(sources, options, before, external, newParser);
    }

    Request alone(List<SpanSource> newSources) {
      return new Request(newSources, options, before, external, parser);
    }
  }

  /** Returns the sources that the service file names. */
  static List<SpanSource> builtIn() {
    return ServiceLoader.load(SpanSource.class, SpanReading.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  static SpanReading of(Path file, Request request) throws Exception {
    return of(bytes(file), request);
  }

  /** Returns the bytes of a recording, unpacked. */
  private static byte[] bytes(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try (InputStream whole = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return whole.readAllBytes();
    }
  }

  /** Opens a recording that nothing has been read of. */
  static RecordingReader open(Path file) throws Exception {
    return open(bytes(file), Parser.AUTO);
  }

  private static RecordingReader open(byte[] bytes, Parser parser) throws Exception {
    return RecordingReader.open(new Recording("test", List.of(new Bytes(bytes))), parser);
  }

  /** Returns the number of the first span with a name. */
  static int named(SpanIndex spans, String name) {
    for (int i = 0; i < spans.size(); i++) {
      if (spans.span(i).name().equals(name)) {
        return i;
      }
    }
    throw new AssertionError("no span " + name);
  }

  static SpanReading of(byte[] bytes, Request request) throws Exception {
    RecordingReader reader = open(bytes, request.parser());
    SpanCollector collector =
        new SpanCollector(request.sources(), request.options(), request.before());
    try (Workers workers = Workers.of(1)) {
      RecordingIndex index = RecordingIndex.of(reader, workers, collector);
      SpanIndex spans = collector.index(index.threads(), request.external());
      List<AttributedTimeline> timelines = new ArrayList<>();
      TimelineOptions options = TimelineOptions.DEFAULTS.withIdle(true);
      Timelines.read(
          reader,
          index,
          options,
          window -> window.threads().forEach(t -> timelines.add(spans.attribute(t))));
      Carry carry = new Carry(collector.carried(), collector.unknownTypes());
      return new SpanReading(index, spans, timelines, carry);
    }
  }

  /** Returns the timelines as they were before they were attributed. */
  List<ThreadTimeline> plain() {
    return timelines.stream().map(AttributedTimeline::timeline).toList();
  }

  /** Returns the name of the span of a piece, or the reason why there is none. */
  String at(AttributedTimeline timeline, int piece) {
    return text(timeline.attribution(piece));
  }

  /** Returns the name of a span, or the reason why there is none. */
  String text(Attribution attribution) {
    if (attribution instanceof Attribution.OfSpan of) {
      Span span = spans.span(of.span());
      String name = span.name().isEmpty() ? span.ids().spanHex() : span.name();
      return name + (of.ambiguous() ? "?" : "") + (of.confidence() == Confidence.LOW ? "~" : "");
    }
    return attribution instanceof Attribution.None none ? none.reason().name() : "";
  }

  /** A file that lies in memory. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bytes(byte[] bytes) implements ByteSource {
    @Override
    public String name() {
      return "test.jfr";
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public int read(long positionBytes, byte[] target, int offset, int length) {
      int count = (int) Math.max(0, Math.min(length, bytes.length - positionBytes));
      System.arraycopy(bytes, (int) Math.min(positionBytes, bytes.length), target, offset, count);
      return count;
    }

    @Override
    public void close() throws IOException {
      // nothing is open
    }
  }
}
