package dev.debrief.timeline;

/**
 * The stretches of 5 s, counted from the start of a window, in which one source of samples and one
 * measured period hold. The last one ends with the window.
 */
final class Slots {
  private static final long SLOT_NANOS = 5 * Nanos.PER_SECOND;

  private final long startNanos;
  private final int count;

  Slots(long startNanos, long endNanos) {
    this.startNanos = startNanos;
    this.count = (int) Math.max(1, (endNanos - startNanos + SLOT_NANOS - 1) / SLOT_NANOS);
  }

  int count() {
    return count;
  }

  /** Returns the slot of a time; times outside the window belong to the nearest slot. */
  int of(long timeNanos) {
    long slot = (timeNanos - startNanos) / SLOT_NANOS;
    return (int) Math.max(0, Math.min(count - 1, slot));
  }
}
