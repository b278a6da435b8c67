package dev.debrief.detectors.locks;

import dev.debrief.jfr.Frame;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Who was inside while others waited. The events name no holder, so it is told from stacks: a
 * thread that is in the method that takes the lock, beyond the line that takes it, and does not
 * wait for it. Looks at some of the longest stretches of blocked time only.
 */
final class Holders {
  private static final int MOST_STRETCHES = 24;
  private static final long MOST_NANOS = 500_000_000L;
  private static final int MOST_HOLDINGS = 20_000;

  private final LockGroup group;
  private final List<Frame> places;
  private final List<Stretches.Stretch> stretches;
  private final List<Holding> holdings = new ArrayList<>();

  private Holders(LockGroup group, List<Frame> places) {
    this.group = group;
    this.places = places;
    this.stretches = longest(group);
  }

  /** Returns for each group who was in the methods that its threads waited in. */
  static IdentityHashMap<LockGroup, Holders> of(
      TimelineQuery query, LockSites sites, List<LockGroup> groups) {
    IdentityHashMap<LockGroup, Holders> found = new IdentityHashMap<>();
    List<Holders> all = new ArrayList<>();
    for (LockGroup group : groups) {
      Holders holders = new Holders(group, places(sites, group, false));
      found.put(group, holders);
      all.add(holders);
    }
    scan(query, all);
    return found;
  }

  /**
   * Returns who was in the methods that called those that a group's threads waited in: where
   * somebody is who has left the method that hands something out.
   */
  static Holders ofCallers(TimelineQuery query, LockSites sites, LockGroup group) {
    Holders holders = new Holders(group, places(sites, group, true));
    scan(query, List.of(holders));
    return holders;
  }

  private static List<Frame> places(LockSites sites, LockGroup group, boolean callers) {
    Set<Frame> places = new LinkedHashSet<>();
    for (Wait wait : group.longest()) {
      LockSite site = sites.of(wait.stackTrace());
      places.add(callers ? site.caller() : site.frame());
      if (!callers && !LockSites.isJdk(site.taker())) {
        places.add(site.taker());
      }
    }
    return List.copyOf(places);
  }

  /** A stretch of time, who wants to know of it, and the number of that group. */
  private record Look(Holders holders, int group, Stretches.Stretch stretch) {}

  /** Reads the rows of each thread in order of time, whoever wants to know of them. */
  private static void scan(TimelineQuery query, List<Holders> all) {
    Inside inside = new Inside(query.stacks(), all.stream().map(one -> one.places).toList());
    List<Look> looks = new ArrayList<>();
    for (int group = 0; group < all.size(); group++) {
      for (Stretches.Stretch stretch : all.get(group).stretches) {
        looks.add(new Look(all.get(group), group, stretch));
      }
    }
    looks.sort(Comparator.comparingLong(look -> look.stretch().startNanos()));
    for (ThreadHistory thread : query.threads()) {
      for (Look look : looks) {
        Stretches.Stretch stretch = look.stretch();
        if (thread.firstNanos() < stretch.endNanos() && thread.lastNanos() > stretch.startNanos()) {
          look.holders().add(query, thread.thread(), look, inside);
        }
      }
    }
  }

  private void add(TimelineQuery query, TimelineThread thread, Look look, Inside inside) {
    Stretches.Stretch stretch = look.stretch();
    query.rows(
        thread,
        stretch.startNanos(),
        stretch.endNanos(),
        (slice, row) -> {
          WaitKind kind = slice.waitKind(row);
          if (holdings.size() < MOST_HOLDINGS
              && inside.test(slice.stack(row), look.group())
              && (kind == null || (!kind.idle() && !waits(kind, slice, row)))) {
            holdings.add(
                new Holding(
                    thread,
                    Math.max(slice.startNanos(row), stretch.startNanos()),
                    Math.min(slice.endNanos(row), stretch.endNanos()),
                    kind,
                    slice.stackTrace(row)));
          }
        });
  }

  private boolean waits(WaitKind kind, ThreadSlice slice, int row) {
    return kind == group.kind() && slice.blocker(row).subject().equals(group.subject());
  }

  /** The longest stretches in pieces; of too many pieces some that are spread over all of them. */
  private static List<Stretches.Stretch> longest(LockGroup group) {
    List<Stretches.Stretch> pieces =
        group.blocked().list().stream()
            .sorted(
                Comparator.comparingLong(Stretches.Stretch::nanos)
                    .reversed()
                    .thenComparingLong(Stretches.Stretch::startNanos))
            .limit(MOST_STRETCHES)
            .flatMap(Holders::pieces)
            .sorted(Comparator.comparingLong(Stretches.Stretch::startNanos))
            .toList();
    if (pieces.size() <= MOST_STRETCHES) {
      return pieces;
    }
    return IntStream.range(0, MOST_STRETCHES)
        .mapToObj(i -> pieces.get((int) ((long) i * pieces.size() / MOST_STRETCHES)))
        .toList();
  }

  private static Stream<Stretches.Stretch> pieces(Stretches.Stretch whole) {
    return LongStream.range(0, (whole.nanos() + MOST_NANOS - 1) / MOST_NANOS)
        .map(i -> whole.startNanos() + i * MOST_NANOS)
        .mapToObj(
            start -> new Stretches.Stretch(start, Math.min(start + MOST_NANOS, whole.endNanos())));
  }

  /** Returns how long the stretches are that were looked at. */
  long lookedAtNanos() {
    return stretches.stream().mapToLong(Stretches.Stretch::nanos).sum();
  }

  /** Returns what was found, thread by thread. */
  List<Holding> all() {
    return holdings;
  }

  /** Returns some of them. */
  List<Holding> that(Predicate<Holding> test) {
    return holdings.stream().filter(test).toList();
  }

  /** Returns the time in which at least one of some holdings was. */
  static long unionNanos(List<Holding> some) {
    Stretches union = new Stretches();
    some.forEach(one -> union.add(one.startNanos(), one.endNanos()));
    return union.nanos();
  }

  /** Returns the sum of some holdings. */
  static long sumNanos(List<Holding> some) {
    return some.stream().mapToLong(Holding::nanos).sum();
  }

  /** Returns how long each thread held, by its id. */
  Tally threads() {
    Tally tally = new Tally();
    holdings.forEach(one -> tally.add(one.thread().id(), 1, one.nanos()));
    return tally;
  }
}
