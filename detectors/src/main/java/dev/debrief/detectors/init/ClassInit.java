package dev.debrief.detectors.init;

import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.Invocation;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of the initialisation of one class. */
final class ClassInit {
  private final String className;
  private final List<Invocation> runs = new ArrayList<>();
  private final List<Wait> waits = new ArrayList<>();

  /**
   * @param className with its package, {@code ""} if it is not known
   */
  ClassInit(String className) {
    this.className = className;
  }

  String className() {
    return className;
  }

  void add(Invocation run) {
    if (!runs.contains(run)) {
      runs.add(run);
    }
  }

  void add(Wait wait) {
    waits.add(wait);
  }

  List<Wait> waits() {
    return waits;
  }

  Optional<Invocation> longestRun() {
    return runs.stream().max(Comparator.comparingLong(Invocation::nanos));
  }

  /** Returns how long the initialisation took: as long as seen, or as anybody waited for it. */
  long nanos() {
    long run = longestRun().map(Invocation::nanos).orElse(0L);
    return Math.max(run, waits.stream().mapToLong(Wait::nanos).max().orElse(0));
  }

  long waitedNanos() {
    return waits.stream().mapToLong(Wait::nanos).sum();
  }

  long startNanos() {
    long run = longestRun().map(Invocation::startNanos).orElse(Long.MAX_VALUE);
    return Math.min(run, waits.stream().mapToLong(Wait::startNanos).min().orElse(run));
  }

  long endNanos() {
    long run = longestRun().map(Invocation::endNanos).orElse(Long.MIN_VALUE);
    return Math.max(run, waits.stream().mapToLong(Wait::endNanos).max().orElse(run));
  }

  /** Returns who initialises, empty if nothing tells. */
  Optional<TimelineThread> initialiser() {
    return longestRun()
        .map(Invocation::thread)
        .or(() -> waits.stream().flatMap(wait -> wait.blocker().other().stream()).findFirst());
  }

  /** Returns the threads that waited, and who initialises where nobody did. */
  List<TimelineThread> affected() {
    Set<TimelineThread> threads = new LinkedHashSet<>();
    waits.forEach(wait -> threads.add(wait.thread()));
    if (threads.isEmpty()) {
      initialiser().ifPresent(threads::add);
    }
    return List.copyOf(threads);
  }
}
