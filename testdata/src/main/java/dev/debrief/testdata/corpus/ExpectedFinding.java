package dev.debrief.testdata.corpus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a good detector finds in a labelled recording, as the recorded program has measured it.
 *
 * @param detector id
 * @param place who and where
 * @param period when
 * @param measure how much
 */
public record ExpectedFinding(String detector, Place place, Period period, Measure measure) {

  /**
   * Who and where.
   *
   * @param threads names, the one that noted the truth first
   * @param keys frames any of which is right as key frame, the best first; simple class name, dot
   *     and method, with {@code <init>} for constructors; empty where no frame is the key
   * @param pool name of one thread of the pool or group that it is about
   * @param awaited name of the thread that was waited for
   */
  public record Place(
      List<String> threads, List<String> keys, Optional<String> pool, Optional<String> awaited) {
    /** Copies the lists. */
    public Place {
      threads = List.copyOf(threads);
      keys = List.copyOf(keys);
    }
  }

  /**
   * When.
   *
   * @param startNanos epoch nanoseconds
   * @param endNanos epoch nanoseconds, not before the start
   */
  public record Period(long startNanos, long endNanos) {
    /** Returns how long this and the other stretch of time overlap, in nanoseconds, or 0. */
    public long overlapNanos(long otherStartNanos, long otherEndNanos) {
      long overlap = Math.min(endNanos, otherEndNanos) - Math.max(startNanos, otherStartNanos);
      return Math.max(0, overlap);
    }
  }

  /**
   * How much.
   *
   * @param savingMillis what the repair would save
   * @param count how many calls, threads or the like
   * @param details what only some detectors have, as text; see {@code testdata/README.md}
   */
  public record Measure(
      OptionalDouble savingMillis, OptionalLong count, Map<String, String> details) {
    /** Copies the map. */
    public Measure {
      details = Map.copyOf(details);
    }
  }

  /**
   * Returns whether a frame is one of the keys. A lambda body is as good as the method that holds
   * it.
   *
   * @param className with package and enclosing classes, separated by dots, slashes or dollars
   * @param method as in the recording, such as {@code <init>} or {@code lambda$load$0}
   */
  public boolean namesFrame(String className, String method) {
    String simpleName = className.replaceFirst(".*[./$]", "");
    String source = method.replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
    return place.keys().contains(simpleName + "." + source);
  }
}
