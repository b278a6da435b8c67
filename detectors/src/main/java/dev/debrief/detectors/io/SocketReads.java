package dev.debrief.detectors.io;

import dev.debrief.detectors.RunContext;
import dev.debrief.timeline.TimelineThread;
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
  private final long leastTrips;
  private final Predicate<RoundTrips> wanted;
  private final Map<Long, Reader> readers = new TreeMap<>();
  private final List<RoundTrips> kept = new ArrayList<>();

  /** What a thread reads. */
  private static final class Reader {
    final ReadRun run;

    /** By the keys of paths. */
    final Map<String, Life> lives = new HashMap<>();

    Reader(TimelineThread thread, long leastTrips) {
      this.run = new ReadRun(thread, leastTrips);
    }

    Life life(ReadPath path, long startNanos) {
      Life known = lives.get(path.key());
      if (known == null) {
        known = new Life(startNanos);
        lives.put(path.key(), known);
      }
      return known;
    }
  }

  /** When a thread reads on one path: first, last, and how long together. */
  static final class Life {
    private final long firstNanos;
    private long lastNanos;
    private long nanos;

    Life(long firstNanos) {
      this.firstNanos = firstNanos;
    }

    private void add(long start, long end) {
      lastNanos = end;
      nanos += end - start;
    }

    long firstNanos() {
      return firstNanos;
    }

    long lastNanos() {
      return lastNanos;
    }

    long nanos() {
      return nanos;
    }
  }

  /**
   * @param leastTrips runs of fewer round trips are not worth to be put together; at least 2
   * @param wanted says which of the others are worth being kept
   */
  SocketReads(RunContext context, long leastTrips, Predicate<RoundTrips> wanted) {
    this.paths = new StackMemo<>(context.stacks(), stack -> ReadPath.of(context.frames(), stack));
    this.leastTrips = leastTrips;
    this.wanted = wanted;
  }

  void accept(ThreadSlice slice) {
    Reader reader = null;
    for (int row = 0; row < slice.size(); row++) {
      // A sample has no bytes, nor has a read that found the end of the stream.
      if (slice.waitKind(row) == WaitKind.SOCKET_READ && slice.blocker(row).address() > 0) {
        ReadPath path = paths.of(slice.stack(row));
        if (!path.methods().isEmpty()) {
          reader = reader == null ? reader(slice.thread()) : reader;
          accept(reader, slice, row, path);
        }
      }
    }
  }

  private Reader reader(TimelineThread thread) {
    return readers.computeIfAbsent(thread.id(), id -> new Reader(thread, leastTrips));
  }

  private void accept(Reader reader, ThreadSlice slice, int row, ReadPath path) {
    long start = slice.startNanos(row);
    long end = slice.endNanos(row);
    reader.life(path, start).add(start, end);
    keep(
        reader.run.add(
            new ReadRun.Read(start, end, path, slice.stack(row), slice.blocker(row).address())));
  }

  private void keep(List<RoundTrips> ended) {
    if (ended.isEmpty()) {
      return;
    }
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
    return reader(trips.thread()).life(trips.path(), trips.startNanos());
  }

  /** Returns the runs, in the order of their starts. */
  List<RoundTrips> finish() {
    readers.values().forEach(reader -> keep(reader.run.end()));
    kept.sort(
        Comparator.comparingLong(RoundTrips::startNanos)
            .thenComparingLong(trips -> trips.thread().id()));
    return kept;
  }
}
