package dev.debrief.converter;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.timeline.span.Unattributed;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of spans, for the manifest and for people. Samples are those in which a thread was
 * seen running; each counts once, for the span at its start.
 *
 * @param attributed number of samples that belong to a span, by source
 * @param unattributed number of samples that belong to none, by reason
 * @param ambiguous samples of these that might belong to another span that overlaps theirs
 * @param transactions number of transactions written
 * @param transactionEnds when each of them ended, in order, epoch nanoseconds: Sentry does not take
 *     old ones
 * @param diagnostics what was left out, or will not look right
 */
public record SpanSummary(
    SortedMap<String, Long> attributed,
    Map<Unattributed, Long> unattributed,
    long ambiguous,
    long transactions,
    List<Long> transactionEnds,
    List<Diagnostic> diagnostics) {
  /** The summary of a profile that does not tell of spans. */
  public static final SpanSummary EMPTY =
      new SpanSummary(new TreeMap<>(), Map.of(), 0, 0, List.of(), List.of());

  public SpanSummary {
    attributed = Collections.unmodifiableSortedMap(new TreeMap<>(attributed));
    Map<Unattributed, Long> sorted = new EnumMap<>(Unattributed.class);
    sorted.putAll(unattributed);
    unattributed = Collections.unmodifiableMap(sorted);
    transactionEnds = List.copyOf(transactionEnds);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Returns whether there is nothing to tell. */
  public boolean isEmpty() {
    return attributed.isEmpty() && unattributed.isEmpty();
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
