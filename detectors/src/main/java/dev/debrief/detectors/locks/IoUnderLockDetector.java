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
import dev.debrief.jfr.Frame;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds contended locks whose holder waits for the network, a disk or somebody else. */
public final class IoUnderLockDetector implements Detector {
  private static final int MOST_FINDINGS = 10;

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "io-under-lock",
          "IO while others wait for the lock",
          "The holder of a contended lock reads, writes, sleeps or waits for another thread.",
          Severity.WARNING,
          List.of(
              new EventNeed(
                  List.of("jdk.JavaMonitorEnter", "jdk.ThreadPark", "profiler.WallClockSample"),
                  "waits for locks",
                  "jdk.JavaMonitorEnter#enabled=true,jdk.JavaMonitorEnter#threshold=10ms,"
                      + "jdk.ThreadPark#enabled=true,jdk.ThreadPark#threshold=10ms")),
          Stream.concat(
                  Contended.THRESHOLDS.stream(),
                  Stream.of(
                      Threshold.millis("leastIo", 200, "IO during the blocked time"),
                      Threshold.percent("leastIoShare", 50, "IO as part of the blocked time"),
                      Threshold.millis(
                          "longSleep", 50, "mean sleep from which sleeping is more than info")))
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
        if (found.size() < MOST_FINDINGS && Contended.lock(context.thresholds(), blocking, group)) {
          Holders holders = contention.holders(query, group);
          HeldIo io = HeldIo.of(group, holders);
          if (fires(io)) {
            found.add(finding(group, holders, io));
          }
        }
      }
      return found;
    }

    private boolean fires(HeldIo io) {
      return io.exclusive()
          && io.share() >= context.thresholds().share("leastIoShare")
          && io.nanos() >= context.thresholds().nanos("leastIo");
    }

    private Finding finding(LockGroup group, Holders holders, HeldIo io) {
      Severity severity = blocking.severity(group, io.nanos());
      if (io.sleeps() && io.meanNanos() < context.thresholds().nanos("longSleep")) {
        severity = Severity.INFO;
      }
      Frame site = group.site().frame();
      Frame place = place(io);
      return Finding.of(INFO, severity, Confidence.INFERRED)
          .title(title(group, io, place))
          .sameAs(blocking.qualified(site), blocking.qualified(place))
          .time(group.firstNanos(), group.lastNanos())
          .occurrences(Math.max(1, io.holdings().size()))
          .saving(Saving.atMost(io.nanos()))
          .threads(blocking.threads(group.threads()))
          .frame(site)
          .stack(io.longest().stack())
          .evidence(blocking.holders(holders.all()))
          .evidence(blocking.longest(group))
          .sketch(blocking.sketch(group, Optional.of(io.longest().thread())))
          .suggestion(suggestion(io))
          .build();
    }

    private Frame place(HeldIo io) {
      return context
          .frames()
          .firstInApp(io.longest().stack())
          .orElseGet(() -> io.longest().stack().frame(0));
    }

    private String title(LockGroup group, HeldIo io, Frame place) {
      return blocking.simple(group.site().frame())
          + " holds "
          + blocking.lock(group)
          + " during "
          + io.what()
          + " in "
          + blocking.simple(place)
          + ": about "
          + Figures.time(io.nanos())
          + " of the "
          + Figures.time(group.blocked().nanos())
          + " in which "
          + Figures.count(group.threads().size())
          + (group.threads().size() == 1 ? " thread waits" : " threads wait");
    }

    private static String suggestion(HeldIo io) {
      return io.sleeps()
          ? "Sleep without the lock: release it before the pause and take it again, or wait on a"
              + " condition, which releases it (Object.wait, Condition.await)."
          : "Fetch first and take the lock only to store the result: check, fetch outside, check"
              + " again and put. If different keys are fetched, use one lock per key"
              + " (ConcurrentHashMap.computeIfAbsent, a map of futures). If the lock is there so that"
              + " one thread fetches and the others get the same answer, this wait is intended; then"
              + " fetch before it is needed, or serve the old answer meanwhile.";
    }
  }
}
