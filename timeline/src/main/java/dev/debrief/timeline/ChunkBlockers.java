package dev.debrief.timeline;

import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.ThreadRef;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Function;

/** What the waits of one chunk were for. For one thread. */
final class ChunkBlockers {
  private final Function<ThreadRef, TimelineThread> threads;
  private final IdentityHashMap<ThreadRef, Optional<TimelineThread>> others =
      new IdentityHashMap<>();

  ChunkBlockers(Function<ThreadRef, TimelineThread> threads) {
    this.threads = threads;
  }

  /** Returns what a row was waiting for. */
  Blocker of(IntervalBatch batch, int row) {
    String subject = batch.subject(row);
    long address = batch.address(row);
    Optional<TimelineThread> other = batch.other(row).flatMap(this::thread);
    return address == 0 && subject.isEmpty() && other.isEmpty()
        ? Blocker.UNKNOWN
        : new Blocker(subject, other, address);
  }

  private Optional<TimelineThread> thread(ThreadRef ref) {
    return others.computeIfAbsent(
        ref, one -> one.isLost() ? Optional.empty() : Optional.of(threads.apply(one)));
  }
}
