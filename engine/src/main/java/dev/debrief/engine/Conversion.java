package dev.debrief.engine;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one recording.
 *
 * @param directory where its outputs are
 * @param start start of what was converted
 * @param end end of what was converted
 * @param outputs what was written, in order, without the manifest; empty if the recording has
 *     nothing to show
 * @param counts figures by name: {@code threads}, {@code samples}, {@code waits}, …
 * @param spans for which spans its samples were; empty if nothing tells of spans
 * @param hint what to switch on to get something, if there is nothing
 */
public record Conversion(
    Path directory,
    Instant start,
    Instant end,
    List<Output> outputs,
    SortedMap<String, Long> counts,
    Optional<SpanTotals> spans,
    Optional<String> hint) {

  /**
   * A file that was written.
   *
   * @param file its path within the directory, with {@code /}
   * @param type what it is, such as {@code profile_chunk}
   * @param samples how many samples it holds
   * @param bytes its size
   */
  public record Output(
      String file, String type, long samples, Instant start, Instant end, long bytes) {}

  public Conversion {
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    outputs = List.copyOf(outputs);
    Objects.requireNonNull(spans, "spans");
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** Returns a figure by name, 0 if there is none. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }
}
