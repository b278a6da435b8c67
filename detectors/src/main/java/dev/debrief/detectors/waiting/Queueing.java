package dev.debrief.detectors.waiting;

import dev.debrief.timeline.query.MergedWait;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Waits for one worker that overlap or follow each other at once, in the order of their ends: each
 * end is the end of a task.
 */
record Queueing(List<Wait> waits) {
  private static final Comparator<Wait> BY_START =
      Comparator.comparingLong(Wait::startNanos).thenComparing(wait -> wait.thread().id());

  private static final Comparator<Wait> BY_END =
      Comparator.comparingLong(Wait::endNanos).thenComparing(wait -> wait.thread().id());

  Queueing {
    waits = waits.stream().sorted(BY_END).toList();
  }

  /** Returns the waits in stretches between which nobody waits. */
  static List<Queueing> of(List<Wait> all) {
    List<Queueing> stretches = new ArrayList<>();
    List<Wait> present = new ArrayList<>();
    long end = Long.MIN_VALUE;
    for (Wait wait : all.stream().sorted(BY_START).toList()) {
      if (!present.isEmpty() && wait.startNanos() - end >= MergedWait.GAP_NANOS) {
        stretches.add(new Queueing(present));
        present.clear();
      }
      present.add(wait);
      end = Math.max(end, wait.endNanos());
    }
    if (!present.isEmpty()) {
      stretches.add(new Queueing(present));
    }
    return stretches;
  }

  long startNanos() {
    return waits.stream().mapToLong(Wait::startNanos).min().orElse(0);
  }

  long endNanos() {
    return waits.get(waits.size() - 1).endNanos();
  }

  /** Returns how long at least one thread waits. */
  long unionNanos() {
    return endNanos() - startNanos();
  }

  /** Returns the sum of the waits. */
  long sumNanos() {
    return waits.stream().mapToLong(Wait::nanos).sum();
  }

  /** Returns how many threads wait. */
  int threads() {
    return (int) waits.stream().mapToLong(wait -> wait.thread().id()).distinct().count();
  }

  /** A task as far as waits tell: when it was asked for after the last one, how long it took. */
  private record Task(long gapNanos, long serviceNanos) {}

  /** A thread that asks for tasks, in a simulated run. */
  private static final class Asker {
    final Deque<Task> tasks = new ArrayDeque<>();
    long lastEnd;
    long ready;

    Asker(long start) {
      this.lastEnd = start;
    }
  }

  /**
   * Returns how long it would take with more workers: each task begins once it was asked for and a
   * worker is free. A thread asks for its next task when it has the result of the one before, but
   * if there is only one thread, it has asked for all of them before it waits.
   */
  long nanosWith(int workers) {
    List<Asker> askers = askers();
    boolean chained = askers.size() > 1;
    long[] free = new long[workers];
    long end = 0;
    while (!askers.isEmpty()) {
      Asker next = Collections.min(askers, Comparator.comparingLong(asker -> asker.ready));
      Arrays.sort(free);
      long done = Math.max(next.ready, free[0]) + next.tasks.remove().serviceNanos;
      free[0] = done;
      end = Math.max(end, done);
      if (next.tasks.isEmpty()) {
        askers.remove(next);
      } else if (chained) {
        next.ready = done + next.tasks.element().gapNanos;
      }
    }
    return end;
  }

  private List<Asker> askers() {
    Map<Long, Asker> askers = new TreeMap<>();
    long served = startNanos();
    for (Wait wait : waits) {
      Asker asker = askers.computeIfAbsent(wait.thread().id(), id -> new Asker(startNanos()));
      long service = wait.endNanos() - Math.max(served, wait.startNanos());
      long gap = Math.max(0, wait.startNanos() - asker.lastEnd);
      if (asker.tasks.isEmpty()) {
        asker.ready = gap;
      }
      asker.tasks.add(new Task(gap, Math.max(0, service)));
      asker.lastEnd = wait.endNanos();
      served = Math.max(served, wait.endNanos());
    }
    return new ArrayList<>(askers.values());
  }
}
