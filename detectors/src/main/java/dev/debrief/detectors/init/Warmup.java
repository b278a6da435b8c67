package dev.debrief.detectors.init;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import java.util.List;

/**
 * Code of first use, as far as one frame of the tables stands for it.
 *
 * @param startNanos start of the first tenth: when its threads were seen first
 * @param endNanos end of the last tenth
 * @param tenths samples in each tenth
 * @param share of the running time of its threads
 * @param lateNanos time after the first tenth
 * @param stack the one that was seen most often
 */
record Warmup(
    Frame frame,
    List<TimelineThread> threads,
    long startNanos,
    long endNanos,
    long samples,
    List<Long> tenths,
    double share,
    long lateNanos,
    StackTrace stack) {
  Warmup {
    threads = List.copyOf(threads);
    tenths = List.copyOf(tenths);
  }
}
