package dev.debrief.converter;

/**
 * What a profile holds, for the manifest.
 *
 * @param samples samples written, closing ones included
 * @param waits waits seen in all windows; one that crosses a window's edge counts in each
 * @param waitsLeftOut waits of these that are too short to be shown
 * @param smallestStepNanos the finest distance at which waits were resampled, 0 if none was
 * @param largestStepNanos the coarsest
 * @param spans what became of spans
 */
public record ProfileSummary(
    long samples,
    long waits,
    long waitsLeftOut,
    long smallestStepNanos,
    long largestStepNanos,
    SpanSummary spans) {
  /** A summary without spans. */
  public ProfileSummary(
      long samples, long waits, long waitsLeftOut, long smallestStepNanos, long largestStepNanos) {
    this(samples, waits, waitsLeftOut, smallestStepNanos, largestStepNanos, SpanSummary.EMPTY);
  }

  /** The summary of a profile without anything in it. */
  public static final ProfileSummary EMPTY = new ProfileSummary(0, 0, 0, 0, 0);

  /** Returns the summary with what became of spans. */
  public ProfileSummary with(SpanSummary newSpans) {
    return new ProfileSummary(
        samples, waits, waitsLeftOut, smallestStepNanos, largestStepNanos, newSpans);
  }

  /** Returns the summary of both profiles together, of which one at most tells of spans. */
  public ProfileSummary plus(ProfileSummary other) {
    return new ProfileSummary(
        samples + other.samples,
        waits + other.waits,
        waitsLeftOut + other.waitsLeftOut,
        smallestStepNanos == 0 || other.smallestStepNanos == 0
            ? Math.max(smallestStepNanos, other.smallestStepNanos)
            : Math.min(smallestStepNanos, other.smallestStepNanos),
        Math.max(largestStepNanos, other.largestStepNanos),
        spans.isEmpty() ? other.spans : spans);
  }
}
