package dev.debrief.detectors.io;

import dev.debrief.timeline.TimelineThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads of one thread with hardly any time between them. */
final class ReadRun {
  private static final long LEAST_GAP_NANOS = 20_000_000L;
  private static final int MOST_READS = 20_000;

  /** How much more often a path is taken than the one that leads to it. */
  private static final int LED_FACTOR = 5;

  /** Buffers of streams have at least so many bytes, and a multiple of some. */
  private static final long LEAST_BUFFER = 4096;

  private static final long BUFFER_STEP = 512;

  private final TimelineThread thread;
  private final long leastTrips;
  private final List<Read> reads = new ArrayList<>();

  /** The read before this run, if it was shortly before. */
  private @Nullable Read before;

  /**
   * One read.
   *
   * @param stack number of its stack: reads of one exchange have different ones
   */
  record Read(long startNanos, long endNanos, ReadPath path, int stack, long bytes) {}

  /**
   * @param leastTrips fewer round trips are left out; at least 2
   */
  ReadRun(TimelineThread thread, long leastTrips) {
    this.thread = thread;
    this.leastTrips = leastTrips;
  }

  /** Takes the next read; returns what ended with the one before, mostly nothing. */
  List<RoundTrips> add(Read read) {
    List<RoundTrips> ended = List.of();
    if (!reads.isEmpty()) {
      Read last = reads.get(reads.size() - 1);
      long gap = read.startNanos() - last.endNanos();
      long most = Math.max(LEAST_GAP_NANOS, last.endNanos() - last.startNanos());
      if (gap >= most || reads.size() >= MOST_READS) {
        ended = end();
        before = last;
      }
    }
    reads.add(read);
    return ended;
  }

  /** Returns what the run's reads are, and begins a new one. */
  List<RoundTrips> end() {
    List<RoundTrips> found = reads.size() < leastTrips ? List.of() : roundTrips();
    reads.clear();
    before = null;
    return found;
  }

  private List<RoundTrips> roundTrips() {
    Map<String, List<Read>> ways = new LinkedHashMap<>();
    for (Read read : reads) {
      ways.computeIfAbsent(read.path().key(), unused -> new ArrayList<>()).add(read);
    }
    List<RoundTrips> found = new ArrayList<>();
    for (List<Read> way : ways.values()) {
      if (way.size() >= leastTrips && !streams(way)) {
        found.add(roundTrips(way, led(way, ways.values())));
      }
    }
    return found;
  }

  /**
   * Returns whether reads are parts of large answers: a read that fills its buffer says that there
   * is more, and what comes in parts comes in parts of any size. Reads that begin an answer are
   * not.
   */
  private static boolean streams(List<Read> way) {
    if (way.stream().anyMatch(read -> read.path().answer())) {
      return false;
    }
    long most = way.stream().mapToLong(Read::bytes).max().orElse(0);
    long full = way.stream().filter(read -> read.bytes() == most).count();
    long less = way.stream().filter(read -> 2 * read.bytes() < most).count();
    return most >= LEAST_BUFFER
        && most % BUFFER_STEP == 0
        && (2 * full >= way.size() || 5 * less >= way.size());
  }

  private boolean led(List<Read> way, Iterable<List<Read>> others) {
    Read first = way.get(0);
    Read shortlyBefore = before;
    if (shortlyBefore != null && shortlyBefore.path().branchesFrom(first.path())) {
      return true;
    }
    for (List<Read> other : others) {
      if (LED_FACTOR * other.size() <= way.size()
          && other.get(0).path().branchesFrom(first.path())) {
        return true;
      }
    }
    return false;
  }

  /** Several reads of one exchange count once: a new one begins where a stack comes again. */
  private RoundTrips roundTrips(List<Read> way, boolean led) {
    List<long[]> trips = new ArrayList<>();
    Map<Integer, Integer> lastTrips = new HashMap<>();
    for (Read read : way) {
      Integer last = lastTrips.get(read.stack());
      if (trips.isEmpty() || (last != null && last == trips.size())) {
        trips.add(new long[] {read.startNanos(), 0});
      }
      lastTrips.put(read.stack(), trips.size());
      trips.get(trips.size() - 1)[1] += read.endNanos() - read.startNanos();
    }
    long[] bytes = way.stream().mapToLong(Read::bytes).sorted().toArray();
    return new RoundTrips(
        thread,
        way.get(0).path(),
        led,
        trips.stream().mapToLong(trip -> trip[0]).toArray(),
        trips.stream().mapToLong(trip -> trip[1]).toArray(),
        bytes[bytes.length / 2]);
  }
}
