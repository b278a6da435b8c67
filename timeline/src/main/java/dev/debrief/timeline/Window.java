package dev.debrief.timeline;

import java.util.List;

/**
 * One output window: what all threads did between two instants. Intervals and samples are cut at
 * its edges.
 *
 * @param index number of the window, counted from 0 at the start of the recording's first chunk
 * @param startNanos inclusive, epoch nanoseconds
 * @param endNanos exclusive
 * @param threads in the order of their ids; threads of which nothing is known are absent
 * @param measurements readings taken in the window, in time order
 */
public record Window(
    long index,
    long startNanos,
    long endNanos,
    List<ThreadTimeline> threads,
    List<Measurement> measurements) {
  public Window {
    threads = List.copyOf(threads);
    measurements = List.copyOf(measurements);
  }

  /**
   * A reading of the process or machine.
   *
   * @param series what was measured
   * @param value in the series' unit
   */
  public record Measurement(Series series, long timeNanos, double value) {}

  /** What can be measured. */
  public enum Series {
    /** CPU use of the JVM, percent of the whole machine. */
    CPU_PERCENT,
    /** Used heap in bytes. */
    HEAP_BYTES
  }
}
