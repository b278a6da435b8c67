package dev.debrief.timeline.span;

/** How an event carries context. */
public enum Shape {
  /** The event is a sample and has the ids as fields. */
  LABEL,
  /** From start to end of the event its thread has the context. */
  SCOPE,
  /** From the event on its thread has the context, until the next such event. */
  STATE,
  /** The event is a whole operation; its thread is where it ended, which says little. */
  OPERATION
}
