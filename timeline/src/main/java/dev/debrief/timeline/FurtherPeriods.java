package dev.debrief.timeline;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.SampleKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * How often samples were taken that are not the recording's own, such as dumps of all threads. A
 * dump has every thread, so that also long gaps between two of them are the sampler's, and no
 * setting of the recording tells of them.
 */
final class FurtherPeriods {
  private final Map<SampleKind, TreeSet<Long>> times = new EnumMap<>(SampleKind.class);

  void add(Event.Sample sample) {
    times.computeIfAbsent(sample.kind(), unused -> new TreeSet<>()).add(sample.startNanos());
  }

  /** Takes in the samples of another chunk. */
  void addAll(FurtherPeriods other) {
    other.times.forEach(
        (kind, found) -> times.computeIfAbsent(kind, unused -> new TreeSet<>()).addAll(found));
  }

  /** Returns the median gap between the instants of such samples, 0 with fewer than two. */
  long medianNanos(SampleKind kind) {
    long[] found =
        times.getOrDefault(kind, new TreeSet<>()).stream().mapToLong(Long::longValue).toArray();
    if (found.length < 2) {
      return 0;
    }
    long[] gaps = new long[found.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = found[i + 1] - found[i];
    }
    Arrays.sort(gaps);
    return gaps[gaps.length / 2];
  }
}
