package dev.debrief.detectors.resources;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.EventSum;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RecordedEvent;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.SummedEvents;
import dev.debrief.detectors.Threshold;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Finds code that throws thousands of exceptions per second. */
public final class ExceptionStormDetector implements Detector {
  private static final String STATISTICS = "jdk.ExceptionStatistics";
  private static final String THROW = "jdk.JavaExceptionThrow";
  private static final String JVM = "jdk.JVMInformation";

  /** A recording that begins so soon after its JVM has seen nearly all exceptions. */
  private static final long START_UP_NANOS = 3_000_000_000L;

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "exception-storm",
          "Exceptions by the thousand",
          "Exceptions are created at a high rate, each with a stack trace that costs time.",
          Severity.WARNING,
          List.of(
              EventNeed.of(
                  STATISTICS, "numbers of exceptions", "jdk.ExceptionStatistics#enabled=true")),
          List.of(
              Threshold.perSecond("leastRate", 1000, "so many exceptions are created per second"),
              Threshold.perSecond(
                  "leastRateElsewhere",
                  2500,
                  "so many, if only libraries or nobody was seen creating them; info below"),
              Threshold.count("leastCount", 2000, "so many are created at that rate")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Map<String, Set<String>> events() {
    return Map.of(STATISTICS, Set.of("throwables"), JVM, Set.of("jvmStartTime"));
  }

  @Override
  public List<EventSum> sums() {
    return List.of(new EventSum(THROW, "thrownClass", ""), AllocationSites.SAMPLES);
  }

  @Override
  public Detection begin(RunContext context) {
    return new Storms(context);
  }

  private static final class Storms implements Detection {
    private final RunContext context;
    private final ThrowRate rate = new ThrowRate();
    private final ThrowSites thrown;
    private long jvmStartNanos = Long.MAX_VALUE;

    Storms(RunContext context) {
      this.context = context;
      this.thrown = new ThrowSites(context);
    }

    @Override
    public void accept(RecordedEvent event) {
      if (event.type().equals(STATISTICS)) {
        rate.add(event.startNanos(), event.number("throwables"));
      } else {
        event.raw().get("jvmStartTime", Instant.class).ifPresent(this::jvmStarted);
      }
    }

    private void jvmStarted(Instant time) {
      jvmStartNanos = TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    @Override
    public void accept(SummedEvents events) {
      if (events.request().type().equals(THROW)) {
        thrown.addThrown(events);
      } else {
        thrown.addAllocated(events);
      }
    }

    @Override
    public void accept(ThreadSlice slice) {
      thrown.add(slice);
    }

    @Override
    public List<Finding> finish(TimelineQuery query) {
      if (jvmStartNanos <= query.startNanos()
          && query.startNanos() - jvmStartNanos <= START_UP_NANOS) {
        rate.add(query.startNanos(), 0);
      }
      ThrowRate.Storm storm = rate.storm(context.thresholds().get("leastRate"));
      if (storm.count() < context.thresholds().count("leastCount")) {
        return List.of();
      }
      List<ThrowSites.Site> top = thrown.largest();
      Finding.Builder finding =
          Finding.of(INFO, severity(storm, top), Confidence.EXACT)
              .title(title(storm, top))
              .sameAs(top.isEmpty() ? "unknown" : context.frames().qualified(top.get(0).frame()))
              .time(storm.startNanos(), storm.endNanos())
              .occurrences(storm.count())
              .suggestion(suggestion(top));
      if (!top.isEmpty()) {
        finding.frame(top.get(0).frame()).stack(top.get(0).stack()).evidence(evidence(top));
      }
      return List.of(finding.build());
    }

    /** Class loaders and compilers work with exceptions; there is little to do about it. */
    private Severity severity(ThrowRate.Storm storm, List<ThrowSites.Site> top) {
      boolean ofApplication = top.stream().anyMatch(site -> context.frames().inApp(site.frame()));
      return ofApplication || storm.perSecond() >= context.thresholds().get("leastRateElsewhere")
          ? Severity.WARNING
          : Severity.INFO;
    }

    private String title(ThrowRate.Storm storm, List<ThrowSites.Site> top) {
      String where =
          top.isEmpty()
              ? ""
              : ", "
                  + Figures.share(top.get(0).share())
                  + " of those seen in "
                  + context.frames().simple(top.get(0).frame());
      return Figures.count(storm.count())
          + " exceptions are created in "
          + Figures.time(storm.nanos())
          + ", "
          + Figures.count(storm.perSecond())
          + " per second"
          + where;
    }

    private Evidence evidence(List<ThrowSites.Site> top) {
      return new Evidence(
          "places, as far as seen",
          List.of(
              new Evidence.Column("place", "place", Evidence.Type.TEXT),
              new Evidence.Column("class", "class", Evidence.Type.TEXT),
              new Evidence.Column("seen", "seen", Evidence.Type.COUNT),
              new Evidence.Column("share", "share", Evidence.Type.SHARE)),
          top.stream()
              .map(
                  site ->
                      List.<Object>of(
                          context.frames().place(site.frame()),
                          site.thrownClass(),
                          site.seen(),
                          site.share()))
              .toList());
    }

    private String suggestion(List<ThrowSites.Site> top) {
      String where =
          top.isEmpty()
              ? "Record who throws (jdk.JavaExceptionThrow#enabled=true), and"
              : "Look at " + context.frames().simple(top.get(0).frame()) + ":";
      return where
          + " return a value instead of an exception for what is expected (a missing key, text that"
          + " is no number), check before the call, or keep the exception without stack trace as a"
          + " constant. The time is spent in filling in stack traces, which samplers hardly see.";
    }
  }
}
