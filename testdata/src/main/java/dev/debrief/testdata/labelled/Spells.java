package dev.debrief.testdata.labelled;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of time that a program has measured, on any threads. For use by any thread. */
final class Spells {
  private final List<Spell> spells = new ArrayList<>();

  private record Spell(String thread, long startNanos, long endNanos) {
    long nanos() {
      return endNanos - startNanos;
    }
  }

  /** Adds a spell of the calling thread. */
  void add(long startNanos, long endNanos) {
    synchronized (spells) {
      spells.add(new Spell(Thread.currentThread().getName(), startNanos, endNanos));
    }
  }

  int count() {
    return copy().size();
  }

  long startNanos() {
    return copy().stream().mapToLong(Spell::startNanos).min().orElse(0);
  }

  long endNanos() {
    return copy().stream().mapToLong(Spell::endNanos).max().orElse(0);
  }

  double longestMillis() {
    return Run.millis(copy().stream().mapToLong(Spell::nanos).max().orElse(0));
  }

  /** Of all threads together. */
  double sumMillis() {
    return Run.millis(copy().stream().mapToLong(Spell::nanos).sum());
  }

  /** What all calls but the longest took. */
  double allButLongestMillis() {
    return sumMillis() - longestMillis();
  }

  /** The time in which at least one thread was in a spell. */
  double unionMillis() {
    List<Spell> inOrder = copy();
    inOrder.sort(Comparator.comparingLong(Spell::startNanos));
    long union = 0;
    long coveredUntil = Long.MIN_VALUE;
    for (Spell spell : inOrder) {
      long from = Math.max(spell.startNanos(), coveredUntil);
      union += Math.max(0, spell.endNanos() - from);
      coveredUntil = Math.max(coveredUntil, spell.endNanos());
    }
    return Run.millis(union);
  }

  /** Names of the threads, each once, sorted. */
  List<String> threads() {
    return copy().stream().map(Spell::thread).distinct().sorted().toList();
  }

  private List<Spell> copy() {
    synchronized (spells) {
      return new ArrayList<>(spells);
    }
  }
}
