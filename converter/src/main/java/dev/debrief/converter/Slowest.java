package dev.debrief.converter;

import dev.debrief.timeline.span.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Chooses root spans out of any number of them: the slowest of each name first, then the second
 * slowest of each, and so on. Holds at most twice as many as are chosen, because one that falls
 * behind never comes to the front again. For one thread.
 */
final class Slowest<T> {
  private static final int LEAST_HELD = 64;

  private final int most;
  private final Function<T, Span> rootOf;
  private List<T> held = new ArrayList<>();
  private long offered;

  /**
   * @param most how many are chosen
   */
  Slowest(int most, Function<T, Span> rootOf) {
    this.most = most;
    this.rootOf = rootOf;
  }

  private record Ranked<T>(T candidate, Span root, int rank) {}

  /** Adds one to those that are chosen from. */
  void offer(T candidate) {
    offered++;
    held.add(candidate);
    if (held.size() >= Math.max(LEAST_HELD, 2L * most)) {
      held = best();
    }
  }

  private List<T> best() {
    Comparator<Ranked<T>> slowestFirst =
        Comparator.comparingLong((Ranked<T> ranked) -> -ranked.root.time().nanos())
            .thenComparingInt(ranked -> ranked.root.number());
    Map<String, Integer> ranks = new HashMap<>();
    List<T> best = new ArrayList<>();
    held.stream()
        .map(candidate -> new Ranked<>(candidate, rootOf.apply(candidate), 0))
        .sorted(slowestFirst)
        .map(one -> new Ranked<>(one.candidate, one.root, ranks.merge(name(one), 1, Integer::sum)))
        .sorted(Comparator.comparingInt((Ranked<T> one) -> one.rank).thenComparing(slowestFirst))
        .limit(most)
        .forEach(one -> best.add(one.candidate));
    return best;
  }

  private static String name(Ranked<?> one) {
    return one.root.name();
  }

  /** Returns those that are chosen, in the order of their starts. */
  List<T> chosen() {
    held = best();
    return held.stream()
        .sorted(
            Comparator.comparingLong((T one) -> rootOf.apply(one).time().startNanos())
                .thenComparingInt(one -> rootOf.apply(one).number()))
        .toList();
  }

  /** Returns how many there were to choose from. */
  long offered() {
    return offered;
  }
}
