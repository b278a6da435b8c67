package dev.debrief.jfr;

import java.util.Set;

/**
 * Which events a reader shall hand out; everything else is skipped as early as the decoder can.
 *
 * @param samples kinds of samples wanted as {@link SampleBatch}es
 * @param intervals kinds of intervals wanted as {@link IntervalBatch}es
 * @param rawTypes names of event types wanted as {@link Event.RawEvent}s
 * @param outline whether of an event that begins in its chunk the times and the thread are enough:
 *     a decoder may then leave out the rest of it, which is most of the work
 * @param stacksOf names of threads whose samples have their stacks even so
 * @param causes whether intervals name the other thread and the address; a decoder may leave them
 *     out if not
 * @param rawChoice chooses further events to be handed out as {@link Event.RawEvent}s, with some of
 *     their fields; types that {@code rawTypes} names come with all
 */
public record Selection(
    Set<SampleKind> samples,
    Set<IntervalKind> intervals,
    Set<String> rawTypes,
    boolean outline,
    Set<String> stacksOf,
    boolean causes,
    RawChoice rawChoice) {
  public Selection {
    samples = Set.copyOf(samples);
    intervals = Set.copyOf(intervals);
    rawTypes = Set.copyOf(rawTypes);
    stacksOf = Set.copyOf(stacksOf);
  }

  /** These kinds and types, in full. */
  public Selection(Set<SampleKind> samples, Set<IntervalKind> intervals, Set<String> rawTypes) {
    this(samples, intervals, rawTypes, false, Set.of(), true, RawChoice.NONE);
  }

  /**
   * Returns the same selection with no more of most events than times and thread.
   *
   * @param threads names of threads whose samples have their stacks even so
   */
  public Selection outlined(Set<String> threads) {
    return new Selection(samples, intervals, rawTypes, true, threads, causes, rawChoice);
  }

  /** Returns the same selection for somebody who does not ask what intervals were caused by. */
  public Selection withoutCauses() {
    return new Selection(samples, intervals, rawTypes, outline, stacksOf, false, rawChoice);
  }

  /** Returns the same selection with further raw events. */
  public Selection choosing(RawChoice choice) {
    return new Selection(samples, intervals, rawTypes, outline, stacksOf, causes, choice);
  }

  /** Every sample and interval, and the named other types. */
  public static Selection everythingAnd(Set<String> rawTypes) {
    return new Selection(Set.of(SampleKind.values()), Set.of(IntervalKind.values()), rawTypes);
  }
}
