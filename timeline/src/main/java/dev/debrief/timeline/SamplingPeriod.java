package dev.debrief.timeline;

import dev.debrief.jfr.SampleKind;

/**
 * How often a thread is sampled: what the settings say, and what the samples show. The two differ:
 * with 10 ms configured, real recordings of busy machines have median gaps of 20 to 31 ms.
 *
 * @param kind which sampler
 * @param configuredNanos from the recording's settings, 0 if they do not say
 * @param measuredNanos median gap between consecutive samples of one thread, of all gaps below 100
 *     ms; 0 if there are too few
 */
public record SamplingPeriod(SampleKind kind, long configuredNanos, long measuredNanos) {
  private static final long UNKNOWN_NANOS = 20 * Nanos.PER_MILLI;

  /** Returns the best single answer: the longer of the two, 20 ms if neither is known. */
  public long typicalNanos() {
    long longer = Math.max(configuredNanos, measuredNanos);
    return longer > 0 ? longer : UNKNOWN_NANOS;
  }
}
