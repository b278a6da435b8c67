package dev.debrief.jfr;

import java.util.Set;

/**
 * Which events a reader shall hand out; everything else is skipped as early as the decoder can.
 *
 * @param samples kinds of samples wanted as {@link SampleBatch}es
 * @param intervals kinds of intervals wanted as {@link IntervalBatch}es
 * @param rawTypes names of event types wanted as {@link Event.RawEvent}s
 */
public record Selection(
    Set<SampleKind> samples, Set<IntervalKind> intervals, Set<String> rawTypes) {
  public Selection {
    samples = Set.copyOf(samples);
    intervals = Set.copyOf(intervals);
    rawTypes = Set.copyOf(rawTypes);
  }

  /** Every sample and interval, and the named other types. */
  public static Selection everythingAnd(Set<String> rawTypes) {
    return new Selection(Set.of(SampleKind.values()), Set.of(IntervalKind.values()), rawTypes);
  }
}
