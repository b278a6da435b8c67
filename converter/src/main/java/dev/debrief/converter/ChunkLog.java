package dev.debrief.converter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which threads have samples in which chunks, in time order. For one thread. */
final class ChunkLog {
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(long firstNanos, long lastNanos, Set<Long> threads) {}

  /** Notes a chunk that was written. */
  void add(long firstNanos, long lastNanos, Set<Long> threads) {
    entries.add(new Entry(firstNanos, lastNanos, Set.copyOf(threads)));
  }

  /** Returns whether a chunk that overlaps a time has samples of a thread. */
  boolean has(long thread, long startNanos, long endNanos) {
    for (int i = firstReaching(startNanos); i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.firstNanos > endNanos) {
        return false;
      }
      if (entry.threads.contains(thread)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the first chunk that does not end before an instant. */
  private int firstReaching(long nanos) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).lastNanos < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
