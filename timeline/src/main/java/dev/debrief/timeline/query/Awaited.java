package dev.debrief.timeline.query;

import dev.debrief.timeline.TimelineThread;

/**
 * For which thread a wait was.
 *
 * @param how how that is known
 * @param activity what it did during the wait
 */
public record Awaited(TimelineThread thread, How how, Activity activity) {
  /** How the awaited thread is known. */
  public enum How {
    /** The event names it. */
    NOTIFIER("named by the event"),
    /** It ended or went idle when the wait ended, and was active during it. */
    ENDED_WITH_WAIT("ended or became idle when the wait ended"),
    /** It was the most active one during the wait. */
    ACTIVE("the most active thread during the wait");

    private final String label;

    How(String label) {
      this.label = label;
    }

    /** Returns the stable text for people. */
    public String label() {
      return label;
    }

    /** Returns whether it is certain. */
    public boolean exact() {
      return this == NOTIFIER;
    }
  }
}
