package dev.debrief.detectors.locks;

import dev.debrief.detectors.FrameTables;
import dev.debrief.detectors.RunContext;
import dev.debrief.timeline.Blocker;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waited how long for which lock or pool, collected while the rows of a recording come. Memory
 * is bounded by the number of places: where there are many locks, small groups at one place become
 * one. Not safe for use by several threads.
 */
final class Contention {
  /** From here on small groups at one place become one, unless there are as many places. */
  private static final int MANY_GROUPS = 4_096;

  private static final int GROUPS_AT_A_TIME = 16;

  private static final Set<WaitKind> KINDS =
      EnumSet.of(
          WaitKind.MONITOR,
          WaitKind.LOCK,
          WaitKind.PERMIT,
          WaitKind.POOL_CHECKOUT,
          WaitKind.QUEUE,
          WaitKind.QUEUE_IDLE,
          WaitKind.OBJECT_WAIT,
          WaitKind.PARK);

  /** Kinds that are a pool's only if the method that waits has such a name. */
  private static final Set<WaitKind> ONLY_IN_POOL_CALLS =
      EnumSet.of(WaitKind.QUEUE, WaitKind.QUEUE_IDLE, WaitKind.OBJECT_WAIT, WaitKind.PARK);

  private final LockSites sites;
  private final FrameTables tables;

  /** In open addressing, by {@link #hash}. */
  private @Nullable LockGroup[] table = new LockGroup[1024];

  private int limit = MANY_GROUPS;

  private int size;
  private @Nullable ThreadSlice latest;
  private @Nullable List<LockGroup> finished;
  private final IdentityHashMap<LockGroup, Holders> holders = new IdentityHashMap<>();

  Contention(RunContext context) {
    this.sites = new LockSites(context);
    this.tables = context.tables();
  }

  /** Returns the one that the detections of a run share. */
  static Contention of(RunContext context) {
    return context.models().of(Contention.class, () -> new Contention(context));
  }

  /** Returns what tells where threads wait. */
  LockSites sites() {
    return sites;
  }

  /** Takes a slice; the same one may be handed over by several detections in turn. */
  void accept(ThreadSlice slice) {
    if (slice.equals(latest)) {
      return;
    }
    latest = slice;
    for (int row = 0; row < slice.size(); row++) {
      WaitKind kind = slice.waitKind(row);
      if (kind != null && KINDS.contains(kind)) {
        accept(slice, row, kind);
      }
    }
  }

  private void accept(ThreadSlice slice, int row, WaitKind kind) {
    LockSite site = sites.of(slice.stack(row));
    boolean pool = site.meaning() == LockSite.Meaning.POOL_CALL;
    if (site.meaning() == LockSite.Meaning.QUIET || (!pool && ONLY_IN_POOL_CALLS.contains(kind))) {
      return;
    }
    group(kind, slice.blocker(row), site).add(slice, row, site);
  }

  private LockGroup group(WaitKind kind, Blocker blocker, LockSite site) {
    int mask = table.length - 1;
    long key = blocker.address() == 0 ? site.number() : blocker.address();
    int slot = hash(key, blocker.subject()) & mask;
    LockGroup known = table[slot];
    while (known != null) {
      if (known.is(kind, blocker, site)) {
        return known;
      }
      slot = (slot + 1) & mask;
      known = table[slot];
    }
    if (2 * (size + 1) > table.length) {
      makeRoom();
    }
    LockGroup made = new LockGroup(kind, blocker.subject(), blocker.address(), site);
    insert(made);
    return made;
  }

  private static int hash(long key, String subject) {
    long mixed = (key + subject.hashCode()) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  /** Doubles the table; at the limit the groups of each place become one first. */
  private void makeRoom() {
    List<LockGroup> all = groupsInTable();
    if (all.size() >= limit) {
      all = folded(all);
      limit = Math.max(MANY_GROUPS, 2 * all.size());
    }
    table = new LockGroup[Math.max(table.length, Integer.highestOneBit(all.size()) * 4)];
    size = 0;
    all.forEach(this::insert);
  }

  /** Returns all groups as they are, in no order. */
  List<LockGroup> groupsInTable() {
    List<LockGroup> all = new ArrayList<>(size);
    for (LockGroup group : table) {
      if (group != null) {
        all.add(group);
      }
    }
    return all;
  }

  /** The largest quarter stays; the others of one class and place become one. */
  private static List<LockGroup> folded(List<LockGroup> all) {
    Map<Place, LockGroup> places = new LinkedHashMap<>();
    List<LockGroup> single = new ArrayList<>();
    for (LockGroup group : all) {
      if (group.address() != 0 || places.putIfAbsent(place(group), group) != null) {
        single.add(group);
      }
    }
    long large = thirdQuartile(single);
    List<LockGroup> kept = new ArrayList<>();
    for (LockGroup group : single) {
      if (group.nanos() > large) {
        kept.add(group);
      } else {
        fold(group, places);
      }
    }
    kept.addAll(places.values());
    return kept;
  }

  private static void fold(LockGroup small, Map<Place, LockGroup> places) {
    LockGroup there = places.putIfAbsent(place(small), small);
    if (there == null) {
      small.forgetAddress();
    } else {
      there.addAll(small);
    }
  }

  /** Returns the sum of waits than which a quarter of the groups at most have more. */
  private static long thirdQuartile(List<LockGroup> groups) {
    long[] nanos = new long[groups.size()];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = groups.get(i).nanos();
    }
    Arrays.sort(nanos);
    return nanos.length == 0 ? 0 : nanos[nanos.length - 1 - nanos.length / 4];
  }

  private void insert(LockGroup group) {
    long key = group.address() == 0 ? group.site().number() : group.address();
    int mask = table.length - 1;
    int slot = hash(key, group.subject()) & mask;
    while (table[slot] != null) {
      slot = (slot + 1) & mask;
    }
    table[slot] = group;
    size++;
  }

  /** Locks of one class that threads wait for at one place, for one reason. */
  private record Place(WaitKind kind, String subject, long site) {
    /** Written out, because the one that the compiler makes is slow while it is interpreted. */
    @Override
    public int hashCode() {
      return 31 * (31 * kind.hashCode() + subject.hashCode()) + Long.hashCode(site);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Place that
          && kind == that.kind
          && site == that.site
          && subject.equals(that.subject);
    }
  }

  private static Place place(LockGroup group) {
    return new Place(group.kind(), group.subject(), group.mainSite());
  }

  /**
   * Returns one group for each class of lock and place: the worst of the locks there, for locks
   * that were there at the same time. Locks whose times do not overlap count as one, because a
   * garbage collection moves a lock to another address, and a monitor gets a new one when it is
   * inflated again.
   */
  List<LockGroup> groups() {
    if (finished != null) {
      return finished;
    }
    Map<Place, List<LockGroup>> places = new LinkedHashMap<>();
    for (LockGroup group : groupsInTable()) {
      if (!tables.is(FrameTables.Meaning.QUIET_LOCK, group.subject())) {
        places.computeIfAbsent(place(group), unused -> new ArrayList<>()).add(group);
      }
    }
    List<LockGroup> worst = new ArrayList<>();
    places.values().forEach(there -> worst.add(worst(chains(there))));
    worst.sort(
        Comparator.comparingLong(LockGroup::nanos)
            .reversed()
            .thenComparingLong(LockGroup::firstNanos));
    finished = worst;
    return worst;
  }

  /**
   * Returns who was inside while the threads of a group waited. Found out for several of the worst
   * groups at a time, because all rows of that time are read for it.
   */
  Holders holders(TimelineQuery query, LockGroup group) {
    if (!holders.containsKey(group)) {
      Set<LockGroup> batch = new LinkedHashSet<>(List.of(group));
      for (LockGroup other : groups()) {
        if (batch.size() < GROUPS_AT_A_TIME && !holders.containsKey(other)) {
          batch.add(other);
        }
      }
      holders.putAll(Holders.of(query, sites, List.copyOf(batch)));
    }
    return Objects.requireNonNull(holders.get(group), "found");
  }

  private static List<LockGroup> chains(List<LockGroup> there) {
    there.sort(
        Comparator.comparingLong(LockGroup::firstNanos).thenComparingLong(LockGroup::address));
    List<LockGroup> chains = new ArrayList<>();
    for (LockGroup group : there) {
      LockGroup before = null;
      for (LockGroup chain : chains) {
        if (chain.lastNanos() <= group.firstNanos()) {
          before = chain;
          break;
        }
      }
      if (before == null) {
        chains.add(group);
      } else {
        before.addAll(group);
      }
    }
    return chains;
  }

  private static LockGroup worst(List<LockGroup> chains) {
    LockGroup worst = chains.get(0);
    for (LockGroup chain : chains) {
      worst = chain.nanos() > worst.nanos() ? chain : worst;
    }
    worst.setLocks(chains.size());
    return worst;
  }
}
