package dev.debrief.timeline;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.RecordingInfo;
import dev.debrief.jfr.SampleKind;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * First pass over a recording: what it says of itself, its threads, its sampling periods, and the
 * intervals that reach back before the chunk that holds them. Immutable for its users; its size
 * grows with the threads and the long waits, not with the events.
 */
public final class RecordingIndex {
  private final RecordingInfo info;
  private final PlausibleTimes times;
  private final List<IndexedChunk> chunks;
  private final List<EarlyEvent> early;
  private final ThreadDirectory directory;
  private final Map<SampleKind, SamplingPeriod> periods;
  private final List<Diagnostic> diagnostics;

  RecordingIndex(
      RecordedSettings settings,
      List<Chunk> allChunks,
      SortedMap<String, Long> counts,
      long latestNanos,
      PlausibleTimes times,
      List<IndexedChunk> chunks,
      List<EarlyEvent> early,
      ThreadDirectory directory,
      Map<SampleKind, SamplingPeriod> periods,
      List<Diagnostic> diagnostics) {
    this.times = times;
    this.chunks = List.copyOf(chunks);
    this.early = List.copyOf(early);
    this.directory = directory;
    this.periods = new EnumMap<>(periods);
    this.diagnostics = List.copyOf(diagnostics);
    long start = firstNanos(chunks);
    this.info =
        new RecordingInfo(
            start,
            Math.max(start, latestNanos),
            settings.producer(),
            settings.jvm(),
            settings.settings(),
            counts,
            allChunks);
  }

  /**
   * Reads every chunk of a recording once.
   *
   * @throws IOException if a file cannot be read any more; damage does not throw
   */
  public static RecordingIndex of(EventSource source) throws IOException {
    try (Workers one = Workers.of(1)) {
      return of(source, one);
    }
  }

  /**
   * Reads every chunk of a recording once, several at the same time.
   *
   * @throws IOException if a file cannot be read any more; damage does not throw
   */
  public static RecordingIndex of(EventSource source, Workers workers) throws IOException {
    return IndexPass.run(source, workers, Optional.empty());
  }

  /**
   * Reads every chunk of a recording once, several at the same time, and shows the events to a
   * visitor too.
   *
   * @throws IOException if a file cannot be read any more; damage does not throw
   */
  public static RecordingIndex of(EventSource source, Workers workers, FirstPassVisitor<?> visitor)
      throws IOException {
    return IndexPass.run(source, workers, Optional.of(visitor));
  }

  private static long firstNanos(List<IndexedChunk> chunks) {
    return chunks.stream()
        .mapToLong(chunk -> Math.min(chunk.orderNanos(), chunk.earliestNanos()))
        .filter(time -> time != Long.MAX_VALUE)
        .min()
        .orElse(0);
  }

  /**
   * Returns what the recording says of itself. It starts with its first chunk, or with its first
   * sample where that lies a little before; both times are 0 if there is nothing.
   */
  public RecordingInfo info() {
    return info;
  }

  /**
   * Returns the threads with samples or intervals, in the order of their ids. Virtual threads
   * without a name are not listed: there may be millions.
   */
  public List<TimelineThread> threads() {
    return directory.threads();
  }

  /** Returns how often threads are sampled, for every kind of sample, in the order of the kinds. */
  public List<SamplingPeriod> periods() {
    return List.copyOf(periods.values());
  }

  /** Returns how often threads are sampled by one sampler. */
  public SamplingPeriod period(SampleKind kind) {
    return Optional.ofNullable(periods.get(kind)).orElseGet(() -> new SamplingPeriod(kind, 0, 0));
  }

  /** Returns what the pass found odd; the source has notes of its own. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Returns the readable chunks in the order of their starts. */
  List<IndexedChunk> chunks() {
    return chunks;
  }

  /** Returns the events that began before their chunk, in the order of their starts. */
  List<EarlyEvent> early() {
    return early;
  }

  PlausibleTimes times() {
    return times;
  }

  ThreadDirectory directory() {
    return directory;
  }

  Map<SampleKind, SamplingPeriod> periodsByKind() {
    return periods;
  }
}
