package dev.debrief.timeline;

import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.ThreadRef;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the waits of one chunk were for. Waits come by the million and on few monitors, so equal
 * answers are mostly one object. For one thread.
 */
final class ChunkBlockers {
  private final Function<ThreadRef, TimelineThread> threads;
  private final IdentityHashMap<ThreadRef, Optional<TimelineThread>> others =
      new IdentityHashMap<>();

  /** The latest answer for each address. */
  private final Map<Long, Blocker> latest = new HashMap<>();

  ChunkBlockers(Function<ThreadRef, TimelineThread> threads) {
    this.threads = threads;
  }

  /** Returns what a row was waiting for. */
  Blocker of(IntervalBatch batch, int row) {
    String subject = batch.subject(row);
    long address = batch.address(row);
    Optional<TimelineThread> other = batch.other(row).flatMap(this::thread);
    Blocker known = latest.get(address);
    if (known != null && known.subject().equals(subject) && known.other().equals(other)) {
      return known;
    }
    Blocker made = new Blocker(subject, other, address);
    latest.put(address, made);
    return made;
  }

  private Optional<TimelineThread> thread(ThreadRef ref) {
    return others.computeIfAbsent(
        ref, one -> one.isLost() ? Optional.empty() : Optional.of(threads.apply(one)));
  }
}
