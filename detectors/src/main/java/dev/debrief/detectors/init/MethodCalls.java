package dev.debrief.detectors.init;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All calls of one method in a recording; the first ones one by one, all of them in sums. */
final class MethodCalls {
  /** Calls that are remembered one by one. */
  private static final int MOST_CALLS = 1000;

  /** Longer gaps part calls, though nothing was seen in them. */
  private static final long MOST_GAP_NANOS = 5_000_000_000L;

  /** What counts as the neighbourhood of a call. */
  private static final long NEAR_NANOS = 250_000_000L;

  /** Sums of the calls that were made inside the same other candidates. */
  static final class Sums {
    long calls;
    long measurable;
    long nanos;
    long measurableNanos;
    long longest;
    long longestRunning;
    long longestWaited;
    long waited;
    long running;
    long repeats;

    void add(Call call) {
      calls++;
      nanos += call.nanos();
      waited += call.spent().waited();
      running += call.spent().running();
      longest(call.nanos(), call.spent().running(), call.spent().waited());
      repeats += call.repeats();
      if (call.measurable()) {
        measurable++;
        measurableNanos += call.nanos();
      }
    }

    private void longest(long all, long ran, long waitedInIt) {
      if (all > longest) {
        longest = all;
        longestRunning = ran;
        longestWaited = waitedInIt;
      }
    }

    void add(Sums other) {
      calls += other.calls;
      measurable += other.measurable;
      nanos += other.nanos;
      measurableNanos += other.measurableNanos;
      longest(other.longest, other.longestRunning, other.longestWaited);
      waited += other.waited;
      running += other.running;
      repeats += other.repeats;
    }
  }

  private final InitMethods.Method method;
  private final boolean traced;
  private final List<Call> first = new ArrayList<>();
  private final Map<List<Integer>, Sums> byOuter = new HashMap<>();
  private final Map<Long, Long> nanosByThread = new TreeMap<>();
  private final Map<Long, Long> lastEnds = new HashMap<>();
  private final Map<Long, Call> pending = new TreeMap<>();
  private long nearbyNanos;

  /**
   * @param traced whether the calls are events of their own, as opposed to rebuilt
   */
  MethodCalls(InitMethods.Method method, boolean traced) {
    this.method = method;
    this.traced = traced;
  }

  /**
   * Adds a call that was rebuilt. One that only a gap parts from the call before is the rest of it,
   * if the gap is not long.
   */
  void add(Call call, boolean apart) {
    long thread = call.thread().id();
    Call before = pending.get(thread);
    if (before != null && !apart && call.startNanos() - before.endNanos() <= MOST_GAP_NANOS) {
      pending.put(thread, before.and(call));
      return;
    }
    pending.put(thread, call);
    if (before != null) {
      add(before);
    }
  }

  /** Says that there are no more calls. */
  void end() {
    pending.values().forEach(this::add);
    pending.clear();
  }

  void add(Call call) {
    if (first.size() < MOST_CALLS) {
      first.add(call);
    }
    byOuter.computeIfAbsent(call.outer(), outer -> new Sums()).add(call);
    long thread = call.thread().id();
    nanosByThread.merge(thread, call.nanos(), Long::sum);
    Long lastEnd = lastEnds.put(thread, call.endNanos());
    if (lastEnd != null) {
      nearbyNanos += Math.max(0, Math.min(NEAR_NANOS, call.startNanos() - lastEnd));
    }
  }

  InitMethods.Method method() {
    return method;
  }

  boolean traced() {
    return traced;
  }

  /** Returns the calls that were not made inside some other methods, the first ones of many. */
  List<Call> callsOutside(Set<Integer> others) {
    return first.stream()
        .filter(call -> call.outer().stream().noneMatch(others::contains))
        .toList();
  }

  /** Returns the sums of the calls that were not made inside some other methods. */
  Sums outside(Set<Integer> others) {
    Sums sums = new Sums();
    byOuter.forEach(
        (outer, some) -> {
          if (outer.stream().noneMatch(others::contains)) {
            sums.add(some);
          }
        });
    return sums;
  }

  /** Returns the sums of the calls that were made inside another method. */
  Sums inside(int other) {
    Sums sums = new Sums();
    byOuter.forEach(
        (outer, some) -> {
          if (outer.contains(other)) {
            sums.add(some);
          }
        });
    return sums;
  }

  /** Returns how much of each thread's time the calls took, by thread id. */
  Map<Long, Long> nanosByThread() {
    return nanosByThread;
  }

  /**
   * Returns whether what was seen are calls one by one, as opposed to many short ones of which
   * samples happened to hit some in a row. Samples of short calls come in no order among those of
   * the code around them, so there are as many runs of them as chance makes; long calls make fewer.
   * A wait inside tells a long call at once.
   */
  boolean distinct(long periodNanos, double coverage) {
    Sums all = outside(Set.of());
    if (traced || 2 * all.waited >= all.nanos) {
      return true;
    }
    double inside = (double) all.running / periodNanos;
    double around = coverage * nearbyNanos / periodNanos;
    double total = inside + around;
    if (total < 4 || around < 1) {
      return inside >= 4 * all.calls;
    }
    double expected = 1 + inside * around / total;
    double deviation = Math.sqrt(Math.max(0.25, (expected - 1) * (expected - 1) / (total - 1)));
    return all.calls <= 0.8 * expected && expected - all.calls >= 3 * deviation;
  }
}
