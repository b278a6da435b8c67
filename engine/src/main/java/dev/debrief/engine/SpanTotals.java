package dev.debrief.engine;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * For which spans the samples of a recording were. Samples are those that saw a thread running.
 *
 * @param attributed number of samples that belong to a span, by source
 * @param unattributed number of samples that belong to none, by reason: {@code no-thread}, {@code
 *     no-context-on-thread}, {@code outside-intervals}, {@code empty-context}, {@code carrier}
 * @param ambiguous those of the attributed samples that might belong to another span as well
 * @param spans number of spans known
 * @param transactions number of transactions written
 * @param expired transactions of these that are too old for Sentry to take them now
 */
public record SpanTotals(
    SortedMap<String, Long> attributed,
    SortedMap<String, Long> unattributed,
    long ambiguous,
    long spans,
    long transactions,
    long expired) {
  public SpanTotals {
    attributed = Collections.unmodifiableSortedMap(new TreeMap<>(attributed));
    unattributed = Collections.unmodifiableSortedMap(new TreeMap<>(unattributed));
  }

  /** Returns how many samples belong to a span. */
  public long attributedSamples() {
    return attributed.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns how many samples there are. */
  public long samples() {
    return attributedSamples() + unattributed.values().stream().mapToLong(Long::longValue).sum();
  }
}
