package dev.debrief.detectors.io;

import dev.debrief.detectors.Fingerprint;
import dev.debrief.detectors.Thresholds;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out series that are not one piece of work: those that idle waits cut, that mostly wait for
 * locks, that are all that a thread ever does, or of which each round trip is another task.
 */
final class SeriesFilter {
  /** Part of a thread's life from which reading the same is what it is for. */
  private static final double MOST_READING = 0.3;

  /** Part of a thread's life from which a series is at its start or end. */
  private static final double MARGIN = 0.2;

  /** Part of the recording that a thread lives that is more than a piece of work. */
  private static final double LONG_LIFE = 0.5;

  private static final long TOGETHER_NANOS = 5_000_000L;
  private static final Set<WaitKind> FOR_TASKS =
      EnumSet.of(WaitKind.FUTURE, WaitKind.LATCH, WaitKind.TERMINATION);

  private final TimelineQuery query;
  private final Thresholds limits;
  private final SocketReads reads;

  SeriesFilter(SocketReads reads, TimelineQuery query, Thresholds limits) {
    this.reads = reads;
    this.query = query;
    this.limits = limits;
  }

  List<RoundTrips> filtered() {
    List<RoundTrips> kept = new ArrayList<>();
    for (RoundTrips run : reads.finish()) {
      RoundTrips whole = longestWithoutIdling(run);
      if (NPlusOneIoDetector.wanted(limits, whole) && !listens(whole) && !tasksEach(whole)) {
        kept.add(whole);
      }
    }
    return kept;
  }

  /** A worker that idles has finished a task; what comes after it is another one. */
  private RoundTrips longestWithoutIdling(RoundTrips run) {
    List<Long> cuts = new ArrayList<>();
    long[] locked = new long[1];
    query.rows(
        run.thread(),
        run.startNanos(),
        run.endNanos(),
        (slice, row) -> {
          WaitKind kind = slice.waitKind(row);
          if (kind != null && kind.idle()) {
            cuts.add(slice.startNanos(row));
          } else if (kind == WaitKind.LOCK || kind == WaitKind.MONITOR) {
            locked[0] += slice.nanos(row);
          }
        });
    if (locked[0] >= limits.share("mostLocked") * (run.endNanos() - run.startNanos())) {
      return run.within(0, 0);
    }
    cuts.add(Long.MAX_VALUE);
    RoundTrips best = run.within(0, 0);
    long from = Long.MIN_VALUE;
    for (long cut : cuts) {
      RoundTrips piece = run.within(from, cut);
      best = piece.count() > best.count() ? piece : best;
      from = cut;
    }
    return best;
  }

  /**
   * A thread that reads the same all its life listens, or serves a connection: unless it did not
   * live long, as one does that was made for a piece of work.
   */
  private boolean listens(RoundTrips run) {
    ThreadHistory life = query.thread(run.thread()).orElse(null);
    if (life == null || run.path().pooled() || run.thread().name().equals("main")) {
      return false;
    }
    long lived = life.endNanos() - life.beginNanos();
    if (life.endedNanos().isPresent() && lived < LONG_LIFE * query.nanos()) {
      return false;
    }
    SocketReads.Life all = reads.life(run);
    long end = life.endedNanos().orElse(query.endNanos());
    return all.nanos() >= MOST_READING * lived
        && all.firstNanos() - life.beginNanos() <= MARGIN * lived
        && end - all.lastNanos() <= MARGIN * lived;
  }

  /** A pool's worker that does a task per round trip, which others wait for. */
  private boolean tasksEach(RoundTrips run) {
    if (!run.path().pooled() || run.led()) {
      return false;
    }
    int[] awaited = new int[1];
    for (ThreadHistory other : query.threads()) {
      if (other.thread().id() != run.thread().id()
          && other.beginNanos() < run.endNanos()
          && other.endNanos() > run.startNanos()) {
        query.rows(
            other.thread(),
            run.startNanos(),
            run.endNanos() + TOGETHER_NANOS,
            (slice, row) -> {
              WaitKind kind = slice.waitKind(row);
              if (kind != null
                  && FOR_TASKS.contains(kind)
                  && endsWithTrip(run, slice.endNanos(row))) {
                awaited[0]++;
              }
            });
      }
    }
    return 2 * awaited[0] >= run.count();
  }

  private static boolean endsWithTrip(RoundTrips run, long nanos) {
    int low = 0;
    int high = run.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (run.starts()[middle] < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0) {
      return false;
    }
    long end = run.starts()[low - 1] + run.nanos()[low - 1];
    return Math.abs(end - nanos) <= TOGETHER_NANOS;
  }

  /** Returns whether another worker of the same pool does the same at the same time. */
  static boolean shared(RoundTrips run, List<RoundTrips> all) {
    String pool = Fingerprint.poolName(run.thread().name());
    return all.stream()
        .anyMatch(
            other ->
                other.thread().id() != run.thread().id()
                    && other.path().key().equals(run.path().key())
                    && Fingerprint.poolName(other.thread().name()).equals(pool)
                    && other.startNanos() < run.endNanos()
                    && other.endNanos() > run.startNanos());
  }
}
