package dev.debrief.detectors.locks;

import dev.debrief.jfr.Frame;

/**
 * Where a thread waits for what others hold: what the stack of the wait says.
 *
 * @param number equal for stacks whose {@link #frame} is the same method
 * @param frame the method that waits: the first of the application, else of a library
 * @param taker the method that takes the lock, which may be a library's
 * @param caller of {@link #frame}, the same if there is none
 * @param meaning what such a wait is
 */
record LockSite(int number, Frame frame, Frame taker, Frame caller, Meaning meaning) {
  /** What a wait at such a place is. */
  enum Meaning {
    /** The JVM's own business: flight recorder, class loading. */
    QUIET,
    /** Log or console output. */
    LOGGING,
    /** A call that hands out something of a limited number, by its name. */
    POOL_CALL,
    OTHER
  }
}
