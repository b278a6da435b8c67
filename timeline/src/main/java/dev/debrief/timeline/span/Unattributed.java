package dev.debrief.timeline.span;

/** Why a piece of a thread's time belongs to no span. */
public enum Unattributed {
  /** The recording does not say which thread it was. */
  NO_THREAD,
  /** Nothing is known of any span on the thread. */
  NO_CONTEXT_ON_THREAD,
  /** The thread has spans, but not then. */
  OUTSIDE_INTERVALS,
  /** The producer says that there was no span then. */
  EMPTY_CONTEXT,
  /** A virtual thread ran on the thread, and the sampler does not say which. */
  CARRIER
}
