package dev.debrief.timeline.span;

/** How far an attribution can be trusted, most first. */
public enum Confidence {
  /** The producer said it for that thread and instant. */
  HIGH,
  /** True where the span works on one thread without a pause, as most do. */
  MEDIUM,
  /** A guess: the span may have been suspended, or have been another one's work. */
  LOW;

  /** Returns the lesser of two. */
  public Confidence and(Confidence other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
