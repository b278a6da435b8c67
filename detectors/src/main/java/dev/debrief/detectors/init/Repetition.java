package dev.debrief.detectors.init;

import dev.debrief.detectors.Thresholds;
import java.util.List;

/**
 * A method that was called again and again, and what that cost.
 *
 * @param single whether calls are told apart, as opposed to many short ones that samples hit
 * @param count calls; what was seen of them if they are short
 * @param nanos together, at least
 * @param longest the longest call, which is the one that would be left
 * @param repeats further calls that may hide in those that were seen as one
 * @param wholeNanos busy time of the threads that called
 * @param coverage which part of their running time samples saw
 * @param listed the calls one by one, the first ones of many
 */
record Repetition(
    MethodCalls calls,
    boolean single,
    long count,
    long nanos,
    long longest,
    long repeats,
    long wholeNanos,
    double coverage,
    List<Call> listed) {

  /** Returns what one call would leave over. */
  long saving() {
    return Math.max(0, nanos - longest);
  }

  /** Returns whether it is worth a word. */
  boolean fires(Thresholds thresholds) {
    boolean often =
        count >= thresholds.count("leastCalls")
            || (count >= 2 && longest >= thresholds.nanos("longCall"));
    return often
        && saving() >= thresholds.nanos("leastSaving")
        && saving() >= thresholds.share("leastShare") * wholeNanos;
  }

  /** Returns the middle one of the calls' lengths. */
  long median() {
    List<Long> lengths = listed.stream().map(Call::nanos).sorted().toList();
    return lengths.isEmpty() ? 0 : lengths.get(lengths.size() / 2);
  }
}
