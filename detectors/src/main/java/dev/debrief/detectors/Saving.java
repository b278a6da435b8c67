package dev.debrief.detectors;

import java.util.Locale;

/**
 * How much time a repair may save.
 *
 * @param nanos at least 0
 * @param bound whether it is more or less than that
 */
public record Saving(long nanos, Bound bound) {
  /** What the number is of the truth. */
  public enum Bound {
    /** It saves at most this. */
    UPPER,
    /** It saves at least this. */
    LOWER,
    /** It may be more or less. */
    ESTIMATE;

    /** Returns the name in outputs: {@code upper}, {@code lower} or {@code estimate}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Saving {
    nanos = Math.max(0, nanos);
  }

  /** Returns a saving that is at most this. */
  public static Saving atMost(long nanos) {
    return new Saving(nanos, Bound.UPPER);
  }

  /** Returns a saving that is at least this. */
  public static Saving atLeast(long nanos) {
    return new Saving(nanos, Bound.LOWER);
  }

  /** Returns a saving that is about this. */
  public static Saving about(long nanos) {
    return new Saving(nanos, Bound.ESTIMATE);
  }

  /** Returns the saving in milliseconds. */
  public double millis() {
    return nanos / 1e6;
  }
}
