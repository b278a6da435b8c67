package dev.debrief.detectors.locks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How threads queue at a lock.
 *
 * @param queue threads that wait at the same time, on average over the blocked time
 * @param holder id of the thread that held the lock most of the blocked time, empty if no one did
 */
record LockShape(Kind kind, double queue, Optional<Long> holder) {
  private static final int CONVOY_THREADS = 4;
  private static final int CONVOY_WAITS = 20;
  private static final double CONVOY_QUEUE = 3;
  private static final long CONVOY_HOLD_NANOS = 10_000_000L;
  private static final double HOT_QUEUE = 1.5;
  private static final double ONE_HOLDER = 0.6;

  /** What is wrong with the lock. */
  enum Kind {
    /** Many short holds, and a queue that never gets shorter. */
    CONVOY("convoy"),
    /** One thread holds it for long. */
    LONG_HOLDER("one long holder"),
    /** There is mostly more than one who waits. */
    HOT("hot lock"),
    CONTENDED("");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  static LockShape of(LockGroup group, Holders holders) {
    long union = Math.max(1, group.blocked().nanos());
    double queue = (double) group.nanos() / union;
    long hold = union / Math.max(1, group.count());
    if (group.threads().size() >= CONVOY_THREADS
        && group.count() >= CONVOY_WAITS
        && queue >= CONVOY_QUEUE
        && hold < CONVOY_HOLD_NANOS) {
      return new LockShape(Kind.CONVOY, queue, Optional.empty());
    }
    Optional<Long> holder = holder(group, holders);
    Kind kind =
        holder.isPresent() ? Kind.LONG_HOLDER : queue >= HOT_QUEUE ? Kind.HOT : Kind.CONTENDED;
    return new LockShape(kind, queue, holder);
  }

  /** Stacks tell better than the events, which name the one who released the lock last. */
  private static Optional<Long> holder(LockGroup group, Holders holders) {
    Tally inside = holders.threads();
    long looked = holders.lookedAtNanos();
    OptionalLong seen = most(inside);
    if (2 * Holders.unionNanos(holders.all()) >= looked) {
      return seen.isPresent() ? Optional.of(seen.getAsLong()) : Optional.empty();
    }
    OptionalLong named = most(group.owners());
    return named.isPresent() ? Optional.of(named.getAsLong()) : Optional.empty();
  }

  private static OptionalLong most(Tally tally) {
    List<Tally.Line> lines = tally.lines();
    long sum = lines.stream().mapToLong(Tally.Line::nanos).sum();
    return !lines.isEmpty() && lines.get(0).nanos() >= ONE_HOLDER * sum
        ? OptionalLong.of(lines.get(0).key())
        : OptionalLong.empty();
  }
}
