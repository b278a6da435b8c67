package dev.debrief.detectors.locks;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds pools, semaphores and the like whose things are all taken when somebody wants one. */
public final class PoolExhaustedDetector implements Detector {
  private static final int MOST_FINDINGS = 20;

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "pool-exhausted",
          "Threads wait for something of a pool",
          "Threads wait for a permit, a connection or another thing of which there are too few.",
          Severity.WARNING,
          List.of(
              new EventNeed(
                  List.of("jdk.ThreadPark", "jdk.JavaMonitorWait", "profiler.WallClockSample"),
                  "waits for permits and pooled objects",
                  "jdk.ThreadPark#enabled=true,jdk.ThreadPark#threshold=10ms,"
                      + "jdk.JavaMonitorWait#enabled=true,jdk.JavaMonitorWait#threshold=10ms")),
          Stream.concat(
                  Contended.THRESHOLDS.stream(),
                  Stream.of(
                      Threshold.percent(
                          "leastHeld",
                          30,
                          "blocked time in which another thread is seen to use the thing")))
              .toList());

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detection begin(RunContext context) {
    Contention contention = Contention.of(context);
    return new Detection() {
      @Override
      public void accept(ThreadSlice slice) {
        contention.accept(slice);
      }

      @Override
      public List<Finding> finish(TimelineQuery query) {
        return new Run(context, contention, query).findings();
      }
    };
  }

  /** One run's findings. */
  private record Run(
      RunContext context, Contention contention, TimelineQuery query, Blocking blocking) {
    Run(RunContext context, Contention contention, TimelineQuery query) {
      this(context, contention, query, new Blocking(context, query));
    }

    List<Finding> findings() {
      List<Finding> found = new ArrayList<>();
      for (LockGroup group : contention.groups()) {
        if (found.size() < MOST_FINDINGS && Contended.pool(context.thresholds(), blocking, group)) {
          finding(group).ifPresent(found::add);
        }
      }
      return found;
    }

    private Optional<Finding> finding(LockGroup group) {
      Holders holders = holders(group);
      boolean seen = used(holders) >= context.thresholds().share("leastHeld");
      boolean known = group.kind() == WaitKind.POOL_CHECKOUT || named(group);
      if (!seen && group.kind() != WaitKind.PERMIT && group.kind() != WaitKind.POOL_CHECKOUT) {
        return Optional.empty();
      }
      if (!seen && group.threads().size() < 2) {
        return Optional.empty(); // one that waits for a signal, and nobody who holds anything
      }
      long union = group.blocked().nanos();
      Severity severity = blocking.severity(group, union);
      return Optional.of(
          Finding.of(
                  INFO,
                  seen || known ? severity : Severity.INFO,
                  seen ? Confidence.INFERRED : Confidence.EXACT)
              .title(title(group, union, seen ? PoolUse.of(holders) : 0))
              .sameAs(
                  group.kind().name(),
                  Blocking.stable(group.subject()),
                  blocking.qualified(group.site().frame()))
              .time(group.firstNanos(), group.lastNanos())
              .occurrences(group.count())
              .saving(Saving.atMost(group.nanos()))
              .threads(blocking.threads(group.threads()))
              .frame(group.site().frame())
              .stack(group.longest().get(0).stackTrace())
              .evidence(blocking.waiters(group))
              .evidence(blocking.longest(group))
              .evidence(blocking.holders(holders.all()))
              .sketch(blocking.sketch(group, Optional.empty()))
              .suggestion(suggestion(seen))
              .build());
    }

    /**
     * Whoever has a thing may still be in the method that asked for it, or in that one's caller.
     */
    private Holders holders(LockGroup group) {
      Holders here = contention.holders(query, group);
      if (used(here) >= context.thresholds().share("leastHeld")) {
        return here;
      }
      return Holders.ofCallers(query, contention.sites(), group);
    }

    private static double used(Holders holders) {
      return (double) Holders.unionNanos(holders.all()) / Math.max(1, holders.lookedAtNanos());
    }

    private static boolean named(LockGroup group) {
      return group.site().meaning() == LockSite.Meaning.POOL_CALL;
    }

    private String title(LockGroup group, long union, int inUse) {
      String wanted = group.kind() == WaitKind.PERMIT ? "a permit" : "something of a pool";
      return Figures.count(group.threads().size())
          + (group.threads().size() == 1 ? " thread waits " : " threads wait ")
          + Figures.time(group.nanos())
          + " for "
          + wanted
          + " in "
          + blocking.simple(group.site().frame())
          + ": "
          + Figures.time(union)
          + " of wall time, "
          + Figures.count(group.count())
          + (group.count() == 1 ? " wait" : " waits")
          + (inUse > 0 ? ", mostly " + inUse + " in use" : "");
    }

    private static String suggestion(boolean seen) {
      return seen
          ? "Hold it for less: get it late, give it back early, and do nothing else in between"
              + " (see who was inside meanwhile). If what stands behind it can serve more at a time,"
              + " enlarge the pool; more threads than that only queue here."
          : "Nobody is seen to use what they wait for. If this is a pool, look for something that is"
              + " taken and never given back; if the permits are signals that work has come, this"
              + " wait is idle time.";
    }
  }
}
