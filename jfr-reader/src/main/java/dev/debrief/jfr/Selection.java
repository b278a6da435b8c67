package dev.debrief.jfr;

import java.util.Set;

/**
 * Which events a reader shall hand out; everything else is skipped as early as the decoder can.
 *
 * @param samples kinds of samples wanted as {@link SampleBatch}es
 * @param intervals kinds of intervals wanted as {@link IntervalBatch}es
 * @param rawTypes names of event types wanted as {@link Event.RawEvent}s
 * @param outline whether of an interval that begins in its chunk the times and the thread are
 *     enough: a decoder may then leave out the rest of it, which is most of the work
 */
public record Selection(
    Set<SampleKind> samples, Set<IntervalKind> intervals, Set<String> rawTypes, boolean outline) {
  public Selection {
    samples = Set.copyOf(samples);
    intervals = Set.copyOf(intervals);
    rawTypes = Set.copyOf(rawTypes);
  }

  /** These kinds and types, in full. */
  public Selection(Set<SampleKind> samples, Set<IntervalKind> intervals, Set<String> rawTypes) {
    this(samples, intervals, rawTypes, false);
  }

  /** Returns the same selection with no more of an interval than times and thread. */
  public Selection outlined() {
    return new Selection(samples, intervals, rawTypes, true);
  }

  /** Every sample and interval, and the named other types. */
  public static Selection everythingAnd(Set<String> rawTypes) {
    return new Selection(Set.of(SampleKind.values()), Set.of(IntervalKind.values()), rawTypes);
  }
}
