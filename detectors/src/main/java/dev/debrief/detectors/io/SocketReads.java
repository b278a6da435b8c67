package dev.debrief.detectors.io;

import dev.debrief.detectors.RunContext;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.StackMemo;
import dev.debrief.timeline.query.ThreadSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Turns reads from sockets into runs of round trips while their rows come. Keeps the reads of the
 * open runs and the largest of the runs that a test lets pass.
 */
final class SocketReads {
  private static final int MOST_KEPT = 512;

  private final StackMemo<ReadPath> paths;
  private final Predicate<RoundTrips> wanted;
  private final Map<Long, ReadRun> open = new TreeMap<>();
  private final List<RoundTrips> kept = new ArrayList<>();
  private final Map<Way, Life> lives = new HashMap<>();

  /** What a thread reads on one path. */
  record Way(long thread, String path) {
    static Way of(RoundTrips trips) {
      return new Way(trips.thread().id(), trips.path().key());
    }
  }

  /** When a thread reads on one path: first, last, and how long together. */
  record Life(long firstNanos, long lastNanos, long nanos) {
    Life and(Life other) {
      return new Life(firstNanos, other.lastNanos, nanos + other.nanos);
    }
  }

  /** Takes a test that says which runs are worth being kept. */
  SocketReads(RunContext context, Predicate<RoundTrips> wanted) {
    this.paths = new StackMemo<>(context.stacks(), stack -> ReadPath.of(context.frames(), stack));
    this.wanted = wanted;
  }

  void accept(ThreadSlice slice) {
    for (int row = 0; row < slice.size(); row++) {
      // A sample has no bytes, nor has a read that found the end of the stream.
      if (slice.waitKind(row) == WaitKind.SOCKET_READ && slice.blocker(row).address() > 0) {
        ReadPath path = paths.of(slice.stack(row));
        if (!path.methods().isEmpty()) {
          accept(slice, row, path);
        }
      }
    }
  }

  private void accept(ThreadSlice slice, int row, ReadPath path) {
    long start = slice.startNanos(row);
    long end = slice.endNanos(row);
    long thread = slice.thread().id();
    lives.merge(new Way(thread, path.key()), new Life(start, end, end - start), Life::and);
    ReadRun run = open.computeIfAbsent(thread, id -> new ReadRun(slice.thread()));
    keep(
        run.add(
            new ReadRun.Read(start, end, path, slice.stack(row), slice.blocker(row).address())));
  }

  private void keep(List<RoundTrips> ended) {
    for (RoundTrips trips : ended) {
      if (wanted.test(trips)) {
        kept.add(trips);
      }
    }
    if (kept.size() > 2 * MOST_KEPT) {
      kept.sort(Comparator.comparingLong(RoundTrips::sumNanos).reversed());
      kept.subList(MOST_KEPT, kept.size()).clear();
    }
  }

  /** Returns when a thread reads on the path of some round trips, as far as events tell. */
  Life life(RoundTrips trips) {
    return lives.getOrDefault(
        Way.of(trips), new Life(trips.startNanos(), trips.endNanos(), trips.sumNanos()));
  }

  /** Returns the runs, in the order of their starts. */
  List<RoundTrips> finish() {
    open.values().forEach(run -> keep(run.end()));
    open.clear();
    kept.sort(
        Comparator.comparingLong(RoundTrips::startNanos)
            .thenComparingLong(trips -> trips.thread().id()));
    return kept;
  }
}
