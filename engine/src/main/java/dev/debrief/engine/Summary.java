package dev.debrief.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is in a recording, what is missing, and what to switch on to see more.
 *
 * @param bytes its (unpacked) size
 * @param producer who wrote it, {@code ""} if unknown
 * @param jvm name and version of the JVM, {@code ""} if unknown
 * @param chunks how many chunks it has, by state
 * @param threads its threads with samples or waits, most samples first
 * @param sampling one row for each kind of sampler that was on
 * @param eventCounts number of events by type
 * @param thresholds shortest duration that is recorded, by event type, as the settings have it;
 *     without those that let everything through
 * @param spanSources how many events each source of spans has
 * @param sourceStub a file of span sources for event types that look as if they carried context and
 *     that no source knows; {@code ""} if there is none
 * @param advice what to switch on to see more, most useful first
 */
public record Summary(
    long bytes,
    String producer,
    String jvm,
    Instant start,
    Instant end,
    Chunks chunks,
    List<ThreadRow> threads,
    List<Sampling> sampling,
    SortedMap<String, Long> eventCounts,
    SortedMap<String, String> thresholds,
    SortedMap<String, Long> spanSources,
    String sourceStub,
    List<Advice> advice) {

  /**
   * Number of chunks by state.
   *
   * @param duplicates chunks that were left out because they are copies
   */
  public record Chunks(long whole, long partial, long lost, long duplicates, long lostBytes) {}

  /**
   * A thread.
   *
   * @param coverage share of the time between its first and last sample of which it is known what
   *     it did, 0 to 1
   */
  public record ThreadRow(
      long id, String name, long samples, Duration running, Duration waiting, double coverage) {}

  /**
   * How often a sampler looked.
   *
   * @param kind such as {@code execution}
   * @param configured period in the settings, zero if unknown
   * @param measured median gap between samples of one thread, zero if unknown
   */
  public record Sampling(String kind, Duration configured, Duration measured) {}

  /**
   * Something that cannot be seen in the recording.
   *
   * @param missing what cannot be seen, and why
   * @param setting the option that shows it, for example {@code jdk.ThreadPark#threshold=10ms}
   */
  public record Advice(String missing, String setting) {}

  public Summary {
    threads = List.copyOf(threads);
    sampling = List.copyOf(sampling);
    eventCounts = Collections.unmodifiableSortedMap(new TreeMap<>(eventCounts));
    thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
    spanSources = Collections.unmodifiableSortedMap(new TreeMap<>(spanSources));
    Objects.requireNonNull(sourceStub, "sourceStub");
    advice = List.copyOf(advice);
  }
}
