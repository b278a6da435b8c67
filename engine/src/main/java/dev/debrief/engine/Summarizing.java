package dev.debrief.engine;

import dev.debrief.engine.Summary.Sampling;
import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.Parser;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.RecordingInfo;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.SamplingPeriod;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.Timelines;
import dev.debrief.timeline.Workers;
import dev.debrief.timeline.span.SourceStub;
import dev.debrief.timeline.span.SpanCollector;
import dev.debrief.timeline.span.SpanIndex;
import dev.debrief.timeline.span.SpanOptions;
import dev.debrief.timeline.span.SpanSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks at everything in a recording, idle threads too, and says what it saw. */
final class Summarizing implements EachInput.Task<Summary> {
  private final Parser parser;
  private final List<SpanSource> sources;
  private final Progress<?> progress;

  Summarizing(Parser parser, List<SpanSource> sources, Progress<?> progress) {
    this.parser = parser;
    this.sources = List.copyOf(sources);
    this.progress = progress;
  }

  @Override
  public Summary apply(Recording recording, boolean several, Diagnostics notes)
      throws RecordingException, IOException {
    try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
      EventSource source =
          new WatchedSource(RecordingReader.open(recording, parser, workers.spare()), progress);
      return summary(recording, source, workers, notes);
    }
  }

  private Summary summary(
      Recording recording, EventSource source, Workers workers, Diagnostics notes)
      throws RecordingException, IOException {
    SpanCollector collector = new SpanCollector(sources, SpanOptions.DEFAULTS);
    RecordingIndex index = RecordingIndex.of(source, workers, collector);
    SpanIndex spans = collector.index(index.threads(), List.of());
    Legibility.require(recording, source);
    ThreadTotals totals = new ThreadTotals();
    TimelineOptions everything = TimelineOptions.DEFAULTS.withIdle(true);
    notes.addAll(
        Timelines.read(source, index, everything, workers, Timelines.handingOn(totals::add)));
    notes.addAll(source.diagnostics());
    notes.addAll(index.diagnostics());
    RecordingInfo info = index.info();
    return new Summary(
        recording.sizeBytes(),
        info.producer(),
        info.jvm(),
        Instant.EPOCH.plusNanos(info.startNanos()),
        Instant.EPOCH.plusNanos(info.endNanos()),
        chunks(info.chunks()),
        totals.rows(),
        index.periods().stream()
            .filter(period -> period.configuredNanos() > 0 || period.measuredNanos() > 0)
            .map(Summarizing::sampling)
            .toList(),
        info.eventCounts(),
        thresholds(info),
        spans.events(),
        collector.unknownTypes().isEmpty() ? "" : SourceStub.render(collector.unknownTypes()),
        Advisor.advise(info));
  }

  private static Summary.Chunks chunks(List<Chunk> chunks) {
    return new Summary.Chunks(
        count(chunks, Chunk.State.WHOLE),
        count(chunks, Chunk.State.PARTIAL),
        count(chunks, Chunk.State.LOST),
        count(chunks, Chunk.State.DUPLICATE),
        chunks.stream().mapToLong(Chunk::lostBytes).sum());
  }

  private static long count(List<Chunk> chunks, Chunk.State state) {
    return chunks.stream().filter(chunk -> chunk.state() == state).count();
  }

  private static Sampling sampling(SamplingPeriod period) {
    return new Sampling(
        period.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        Duration.ofNanos(period.configuredNanos()),
        Duration.ofNanos(period.measuredNanos()));
  }

  /** Returns the thresholds that hold something back. */
  private static SortedMap<String, String> thresholds(RecordingInfo info) {
    SortedMap<String, String> thresholds = new TreeMap<>();
    info.settings()
        .forEach(
            (type, settings) -> {
              String threshold = settings.getOrDefault("threshold", "");
              boolean enabled = !settings.getOrDefault("enabled", "").equals("false");
              if (enabled && Durations.parse(threshold).filter(d -> !d.isZero()).isPresent()) {
                thresholds.put(type, threshold);
              }
            });
    return thresholds;
  }
}
