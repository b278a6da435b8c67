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
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds monitors and locks that threads keep each other waiting for. */
public final class LockContentionDetector implements Detector {
  private static final int MOST_FINDINGS = 20;

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "lock-contention",
          "Threads wait for a lock",
          "Threads are blocked at a monitor or lock that others hold.",
          Severity.WARNING,
          List.of(
              new EventNeed(
                  List.of("jdk.JavaMonitorEnter", "jdk.ThreadPark", "profiler.WallClockSample"),
                  "waits for locks",
                  "jdk.JavaMonitorEnter#enabled=true,jdk.JavaMonitorEnter#threshold=10ms,"
                      + "jdk.ThreadPark#enabled=true,jdk.ThreadPark#threshold=10ms")),
          Contended.THRESHOLDS);

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
          found.add(finding(group));
        }
      }
      return found;
    }

    private Finding finding(LockGroup group) {
      Holders holders = contention.holders(query, group);
      long union = group.blocked().nanos();
      LockShape shape = LockShape.of(group, holders);
      Optional<TimelineThread> holder = shape.holder().flatMap(blocking::thread);
      boolean logging = group.site().meaning() == LockSite.Meaning.LOGGING;
      Confidence confidence = group.subject().isEmpty() ? Confidence.SAMPLED : Confidence.EXACT;
      return Finding.of(INFO, blocking.severity(group, union), confidence)
          .title(title(group, shape, union))
          .sameAs(
              group.kind().name(),
              Blocking.stable(group.subject()),
              blocking.qualified(group.site().frame()))
          .time(group.firstNanos(), group.lastNanos())
          .occurrences(group.count())
          .saving(Saving.atMost(union))
          .threads(blocking.threads(group.threads()))
          .frame(group.site().frame())
          .stack(group.longest().get(0).stackTrace())
          .evidence(blocking.waiters(group))
          .evidence(blocking.longest(group))
          .evidence(blocking.holders(holders.all()))
          .sketch(blocking.sketch(group, holder))
          .suggestion(LockAdvice.of(shape, logging, holder.map(TimelineThread::name), group))
          .build();
    }

    private String title(LockGroup group, LockShape shape, long union) {
      String title =
          Figures.count(group.threads().size())
              + (group.threads().size() == 1 ? " thread waits " : " threads wait ")
              + Figures.time(group.nanos())
              + " in "
              + blocking.simple(group.site().frame())
              + " for "
              + blocking.lock(group)
              + ": "
              + Figures.time(union)
              + " of wall time, "
              + Figures.count(group.count())
              + (group.count() == 1 ? " wait" : " waits");
      return shape.kind() == LockShape.Kind.CONTENDED
          ? title
          : title + " (" + shape.kind().label() + ")";
    }
  }
}
