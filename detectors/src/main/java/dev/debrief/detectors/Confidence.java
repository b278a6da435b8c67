package dev.debrief.detectors;

import java.util.Locale;

/** How a finding is known. */
public enum Confidence {
  /** Events say so. */
  EXACT,
  /** It follows from what several threads did. */
  INFERRED,
  /** Samples say so, which see a part of the time. */
  SAMPLED;

  /** Returns the name in outputs: {@code exact}, {@code inferred} or {@code sampled}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
