package dev.debrief.detectors.locks;

import dev.debrief.timeline.Blocker;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All waits for one lock, monitor, semaphore or pool. Sums and the union of the waits; only the
 * longest are kept whole.
 */
final class LockGroup {
  private static final int MOST_WAITS = 12;

  /** Shorter waits are kept only where there is no other. */
  private static final long WORTH_KEEPING_NANOS = 1_000_000L;

  private static final Comparator<Wait> LONGEST_FIRST =
      Comparator.comparingLong(Wait::nanos)
          .reversed()
          .thenComparingLong(Wait::startNanos)
          .thenComparingLong(wait -> wait.thread().id());

  private final WaitKind kind;
  private final String subject;
  private long address;
  private LockSite site;
  private final List<Wait> longest = new ArrayList<>(1);
  private long shortestKept = -1;
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;
  private long nanos;
  private int count;

  private int locks = 1;

  /** Made for the second wait: most groups have only one, which is the longest. */
  private @Nullable Sums sums;

  /** What waits add up to. */
  private static final class Sums {
    final Tally sites = new Tally();
    final Tally threads = new Tally();
    final Tally owners = new Tally();
    final Stretches blocked = new Stretches();

    void add(Wait wait, LockSite at) {
      add(wait.thread(), wait.startNanos(), wait.endNanos(), wait.blocker(), at);
    }

    void add(TimelineThread thread, long start, long end, Blocker blocker, LockSite at) {
      long length = end - start;
      threads.add(thread.id(), 1, length);
      sites.add(at.number(), 1, length);
      blocked.add(start, end);
      if (blocker.other().isPresent()) {
        owners.add(blocker.other().get().id(), 1, length);
      }
    }

    void addAll(Sums other) {
      threads.addAll(other.threads);
      sites.addAll(other.sites);
      owners.addAll(other.owners);
      blocked.addAll(other.blocked);
    }
  }

  LockGroup(WaitKind kind, String subject, long address, LockSite site) {
    this.kind = kind;
    this.subject = subject;
    this.address = address;
    this.site = site;
  }

  void add(ThreadSlice slice, int row, LockSite at) {
    long start = slice.startNanos(row);
    long end = slice.endNanos(row);
    long length = end - start;
    if (count > 0) {
      sums().add(slice.thread(), start, end, slice.blocker(row), at);
    }
    firstNanos = Math.min(firstNanos, start);
    lastNanos = Math.max(lastNanos, end);
    nanos += length;
    count++;
    if (length > shortestKept && (length >= WORTH_KEEPING_NANOS || longest.isEmpty())) {
      keep(Wait.of(slice, row), at);
    }
  }

  private void keep(Wait wait, LockSite at) {
    int place = longest.size();
    while (place > 0 && LONGEST_FIRST.compare(wait, longest.get(place - 1)) < 0) {
      place--;
    }
    longest.add(place, wait);
    if (place == 0) {
      site = at;
    }
    if (longest.size() > MOST_WAITS) {
      longest.remove(MOST_WAITS);
      shortestKept = longest.get(MOST_WAITS - 1).nanos();
    }
  }

  private Sums sums() {
    Sums known = sums;
    if (known == null) {
      known = new Sums();
      known.add(longest.get(0), site);
      sums = known;
    }
    return known;
  }

  /** Makes it the group of several locks at its place. */
  void forgetAddress() {
    address = 0;
  }

  /** Takes over the waits of another group. */
  void addAll(LockGroup other) {
    Sums all = sums();
    Sums more = other.sums;
    if (more == null) {
      all.add(other.longest.get(0), other.site);
    } else {
      all.addAll(more);
    }
    firstNanos = Math.min(firstNanos, other.firstNanos);
    lastNanos = Math.max(lastNanos, other.lastNanos);
    nanos += other.nanos;
    count += other.count;
    for (Wait wait : other.longest) {
      if (wait.nanos() >= shortestKept) {
        keep(wait, other.site);
      }
    }
  }

  /** Says how many locks there are at the same place and time, of which this is the worst. */
  void setLocks(int number) {
    locks = number;
  }

  /** Returns the identity of the lock, 0 if it is unknown or there are several. */
  long address() {
    return address;
  }

  /** Returns the number of the place with most blocked time. */
  long mainSite() {
    return sums == null ? site.number() : sums.sites.largest();
  }

  /** Returns whether it is the group of a wait. */
  boolean is(WaitKind otherKind, Blocker blocker, LockSite otherSite) {
    return kind == otherKind
        && address == blocker.address()
        && subject.equals(blocker.subject())
        && (address != 0 || site.number() == otherSite.number());
  }

  WaitKind kind() {
    return kind;
  }

  /** Returns the class of the lock, {@code ""} if it is unknown. */
  String subject() {
    return subject;
  }

  /** Returns where the longest wait was. */
  LockSite site() {
    return site;
  }

  /** Returns the numbers of the places, the one with most blocked time first. */
  Tally sites() {
    return sums().sites;
  }

  /** Returns the threads that waited, by id. */
  Tally threads() {
    return sums().threads;
  }

  /** Returns whom the events name as the owner before, by id. */
  Tally owners() {
    return sums().owners;
  }

  /** Returns the time in which at least one thread waited. */
  Stretches blocked() {
    return sums().blocked;
  }

  /** Returns the longest waits, the longest first. */
  List<Wait> longest() {
    return longest;
  }

  /** Returns when the first wait began. */
  long firstNanos() {
    return firstNanos;
  }

  /** Returns when the last wait ended. */
  long lastNanos() {
    return lastNanos;
  }

  /** Returns the sum of all waits. */
  long nanos() {
    return nanos;
  }

  /** Returns the number of waits. */
  int count() {
    return count;
  }

  /** Returns how many locks there are at the same place and time, of which this is the worst. */
  int locks() {
    return locks;
  }
}
