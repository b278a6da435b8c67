package dev.debrief.detectors.locks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many things of a pool were in use while somebody waited for one. */
final class PoolUse {
  /** A thread that is seen again within this time held the thing in between. */
  private static final long JOINED_NANOS = 50_000_000L;

  private PoolUse() {}

  private record Edge(long nanos, int change) {}

  /** Returns the number of users for most of the time, 0 if there were none. */
  static int of(Holders holders) {
    List<Edge> edges = edges(holders.all());
    Map<Integer, Long> times = new TreeMap<>();
    int users = 0;
    long since = 0;
    for (Edge edge : edges) {
      if (users > 0) {
        times.merge(users, edge.nanos() - since, Long::sum);
      }
      users += edge.change();
      since = edge.nanos();
    }
    return times.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private static List<Edge> edges(List<Holding> holdings) {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < holdings.size(); i++) {
      Holding one = holdings.get(i);
      long end = one.endNanos();
      while (i + 1 < holdings.size() && continues(one, end, holdings.get(i + 1))) {
        end = Math.max(end, holdings.get(++i).endNanos());
      }
      edges.add(new Edge(one.startNanos(), 1));
      edges.add(new Edge(end, -1));
    }
    edges.sort(Comparator.comparingLong(Edge::nanos).thenComparingInt(Edge::change));
    return edges;
  }

  private static boolean continues(Holding one, long end, Holding next) {
    return next.thread().id() == one.thread().id()
        && next.startNanos() >= one.startNanos()
        && next.startNanos() - end <= JOINED_NANOS;
  }
}
