package dev.debrief.timeline;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.StackTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The first pass: reads every chunk once and keeps what the second pass needs. Chunks are read by
 * several threads and put together in file order.
 */
final class IndexPass {
  private final PlausibleTimes times;
  private final RecordedSettings settings = new RecordedSettings();
  private final ThreadDirectory directory = new ThreadDirectory();
  private final Map<SampleKind, GapHistogram> gaps = new EnumMap<>(SampleKind.class);
  private final FurtherPeriods furtherPeriods = new FurtherPeriods();
  private final TreeMap<String, Long> counts = new TreeMap<>();
  private final List<IndexedChunk> chunks = new ArrayList<>();
  private final List<EarlyEvent> early = new ArrayList<>();
  private final Map<StackTrace, StackTrace> earlyStacks = new HashMap<>();
  private final Diagnostics notes = new Diagnostics();
  private String lastProducer = "";
  private long latest = Long.MIN_VALUE;

  private IndexPass(PlausibleTimes times) {
    this.times = times;
  }

  static RecordingIndex run(
      EventSource source, Workers workers, Optional<FirstPassVisitor<?>> visitor)
      throws IOException {
    Optional<Visit<?>> visit = visitor.map(Visit::new);
    List<Chunk> readable = source.chunks().stream().filter(Chunk::readable).toList();
    IndexPass pass = new IndexPass(PlausibleTimes.of(readable));
    Selection selection =
        Selection.everythingAnd(RecordedSettings.RAW_TYPES)
            .outlined(ThreadDirectory.MAY_BE_MAIN)
            .choosing(visit.map(Visit::choice).orElse(RawChoice.NONE));
    workers.inOrder(
        readable,
        Chunk::lengthBytes,
        chunk -> {
          ChunkIndex index = new ChunkIndex(pass.times, IndexedChunk.startOf(chunk));
          source.read(chunk, selection, visit.isEmpty() ? index : visit.get().beside(chunk, index));
          visit.ifPresent(one -> one.samples(chunk).forEach(index::further));
          return index;
        },
        (chunk, index) -> {
          pass.add(chunk, index);
          visit.ifPresent(one -> one.end(chunk, pass.directory, pass.lastProducer));
        });
    return pass.index(source.chunks());
  }

  private void add(Chunk chunk, ChunkIndex index) {
    index.settings().forEach(settings::add);
    String producer = settings.takeChunkProducer();
    lastProducer = producer;
    index.threads().forEach((ref, thread) -> directory.register(ref, producer, thread));
    index.early().forEach(event -> early.add(new EarlyEvent(interned(event), producer)));
    index.gaps().forEach((kind, found) -> histogram(kind).addAll(found));
    furtherPeriods.addAll(index.furtherPeriods());
    index.counts().forEach((type, count) -> counts.merge(type, count, Long::sum));
    noteNever(index.neverCount());
    long start = IndexedChunk.startOf(chunk);
    chunks.add(new IndexedChunk(chunk, start, index.earliestNanos(), producer));
    latest = Math.max(latest, index.latestNanos());
    if (start != IndexedChunk.UNKNOWN) {
      latest = Math.max(latest, PlausibleTimes.endNanos(chunk.header()));
    }
  }

  private GapHistogram histogram(SampleKind kind) {
    return gaps.computeIfAbsent(kind, unused -> new GapHistogram());
  }

  private void noteNever(long events) {
    if (events > 0) {
      notes.add(
          new Diagnostic(
              "time-out-of-range",
              Diagnostic.Level.DATA_LOSS,
              "events were left out because they lie outside the recording's time or never end",
              events,
              Optional.empty()));
    }
  }

  private RecordingIndex index(List<Chunk> allChunks) {
    chunks.sort(Comparator.comparingLong(IndexedChunk::orderNanos));
    early.sort(Comparator.comparingLong(one -> one.event().startNanos()));
    Map<SampleKind, SamplingPeriod> periods = new EnumMap<>(SampleKind.class);
    for (SampleKind kind : SampleKind.values()) {
      GapHistogram measured = gaps.getOrDefault(kind, new GapHistogram());
      periods.put(kind, new SamplingPeriod(kind, configuredNanos(kind), measured.medianNanos()));
    }
    return new RecordingIndex(
        settings,
        allChunks,
        counts,
        latest,
        times,
        chunks,
        early,
        directory,
        periods,
        notes.list());
  }

  private long configuredNanos(SampleKind kind) {
    long configured = settings.periodNanos(kind);
    return configured > 0 ? configured : furtherPeriods.medianNanos(kind);
  }

  /** Equal stacks of different chunks are different objects; kept ones shall be one. */
  private Event interned(Event event) {
    if (event instanceof Event.Sample s) {
      return new Event.Sample(
          s.kind(),
          s.startNanos(),
          s.endNanos(),
          s.thread(),
          kept(s.stackTrace()),
          s.state(),
          s.failed());
    }
    if (event instanceof Event.Interval i) {
      return new Event.Interval(
          i.kind(),
          i.startNanos(),
          i.endNanos(),
          i.thread(),
          kept(i.stackTrace()),
          i.subject(),
          i.other(),
          i.address());
    }
    return event;
  }

  private StackTrace kept(StackTrace stack) {
    StackTrace known = earlyStacks.putIfAbsent(stack, stack);
    return known == null ? stack : known;
  }
}
