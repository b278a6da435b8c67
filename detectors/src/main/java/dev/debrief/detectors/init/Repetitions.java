package dev.debrief.detectors.init;

import dev.debrief.detectors.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which methods are reported where one calls the other. The outer one is, as making it once
 * does away with the inner one, too; unless nearly all its time goes into an inner one that it
 * calls in a loop.
 */
final class Repetitions {
  /** Part of the outer time from which on the inner method is what it is about. */
  private static final double MOST = 0.75;

  /** Inner calls per outer call up to which the inner method belongs to the outer one. */
  private static final int FEW = 3;

  /** Where samples saw less, the rest of the time may have been anything. */
  private static final double LEAST_COVERAGE = 0.33;

  /** Part of the time that must lie in calls whose length is told, if some are not told. */
  private static final double MOST_TOLD = 0.8;

  /** Sampling periods from which on the length of a call is told. */
  private static final double LONG = 1.5;

  private final ThreadTimes times;
  private final Thresholds thresholds;
  private final long periodNanos;

  Repetitions(ThreadTimes times, Thresholds thresholds, long periodNanos) {
    this.times = times;
    this.thresholds = thresholds;
    this.periodNanos = periodNanos;
  }

  /** Returns the methods that are worth a word, the one that took longest first. */
  List<Repetition> of(List<MethodCalls> all) {
    List<Repetition> candidates = new ArrayList<>();
    for (MethodCalls calls : all) {
      Repetition repetition = repetition(calls, Set.of());
      if (repetition.fires(thresholds)) {
        candidates.add(repetition);
      }
    }
    candidates.sort(
        Comparator.comparing((Repetition one) -> one.calls().traced())
            .thenComparingLong(one -> one.calls().outside(Set.of()).nanos)
            .reversed()
            .thenComparingInt(
                one -> one.listed().isEmpty() ? 0 : one.listed().get(0).outer().size())
            .thenComparingInt(one -> one.calls().method().number()));
    List<Repetition> kept = new ArrayList<>();
    Set<Integer> keptNumbers = new HashSet<>();
    for (Repetition candidate : candidates) {
      Repetition rest = repetition(candidate.calls(), keptNumbers);
      if (rest.fires(thresholds) && !isLoopAround(candidate, candidates, kept)) {
        kept.add(rest);
        keptNumbers.add(candidate.calls().method().number());
      }
    }
    return kept;
  }

  /** Returns whether an outer method's time goes into inner calls that are reported themselves. */
  private static boolean isLoopAround(
      Repetition outer, List<Repetition> candidates, List<Repetition> kept) {
    int number = outer.calls().method().number();
    for (Repetition inner : candidates) {
      if (inner.calls() == outer.calls()) {
        continue;
      }
      MethodCalls.Sums inside = inner.calls().inside(number);
      boolean most = inside.nanos >= MOST * outer.nanos();
      boolean loop = inside.calls > FEW * outer.count();
      boolean known = kept.stream().anyMatch(one -> one.calls() == inner.calls());
      if (most && (loop || known)) {
        return true;
      }
    }
    return false;
  }

  private Repetition repetition(MethodCalls calls, Set<Integer> except) {
    MethodCalls.Sums sums = calls.outside(except);
    Map<Long, Long> byThread = calls.nanosByThread();
    double coverage = coverage(byThread);
    List<Call> listed = calls.callsOutside(except);
    long whole = times.busyNanos(byThread.keySet());
    if (calls.traced()) {
      return new Repetition(
          calls, true, sums.calls, sums.nanos, sums.longest, 0, whole, coverage, listed);
    }
    boolean distinct = calls.distinct(periodNanos, coverage);
    List<Call> measured = listed.stream().filter(Call::measurable).toList();
    boolean told =
        sums.measurableNanos - sums.longest >= MOST_TOLD * (sums.nanos - sums.longest)
            || median(listed) >= LONG * periodNanos;
    if (distinct && told && median(measured) >= LONG * periodNanos) {
      return new Repetition(
          calls,
          true,
          sums.measurable,
          sums.measurableNanos,
          sums.longest,
          sums.repeats,
          whole,
          coverage,
          measured);
    }
    if (!distinct && !calls.method().kind().countsIfShort()) {
      return new Repetition(calls, false, 0, 0, 0, 0, whole, coverage, List.of());
    }
    long longest =
        Math.min(sums.longest, Math.round(sums.longestRunning / coverage) + sums.longestWaited);
    long nanos = Math.max(sums.nanos, sums.waited + Math.round(sums.running / coverage));
    return new Repetition(calls, false, sums.calls, nanos, longest, 0, whole, coverage, listed);
  }

  private static long median(List<Call> calls) {
    long[] lengths = calls.stream().mapToLong(Call::nanos).sorted().toArray();
    return lengths.length == 0 ? 0 : lengths[lengths.length / 2];
  }

  private double coverage(Map<Long, Long> byThread) {
    double weighted = 0;
    double all = 0;
    for (Map.Entry<Long, Long> thread : byThread.entrySet()) {
      weighted += thread.getValue() * times.coverage(thread.getKey());
      all += thread.getValue();
    }
    return all <= 0 ? 1 : Math.max(LEAST_COVERAGE, weighted / all);
  }
}
