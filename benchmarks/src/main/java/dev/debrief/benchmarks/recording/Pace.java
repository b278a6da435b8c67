package dev.debrief.benchmarks.recording;

/**
 * How fast a program goes.
 *
 * @param meanRun how long a thread runs between two waits, in ticks
 * @param longestWait the longest ordinary wait, in ticks; the shortest is 20 us
 * @param workPerRun how many allocations and the like are recorded between two waits
 * @param nativeInterval the time between two samples of a thread that is in a native call, in ticks
 */
record Pace(double meanRun, double longestWait, double workPerRun, long nativeInterval) {
  /** A server under load. */
  static final Pace BUSY = new Pace(3.1 * Clock.MILLI, 4.0 * Clock.MILLI, 0.62, 20 * Clock.MILLI);

  /** A server with little to do. */
  static final Pace QUIET = new Pace(12.0 * Clock.MILLI, 1.2 * Clock.SECOND, 1, 120 * Clock.MILLI);
}
