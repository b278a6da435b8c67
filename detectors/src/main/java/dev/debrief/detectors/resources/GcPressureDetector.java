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
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.SummedEvents;
import dev.debrief.detectors.Threshold;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds recordings in which garbage collection takes a good part of the time. */
public final class GcPressureDetector implements Detector {
  private static final String PAUSE = "jdk.GCPhasePause";
  private static final String COLLECTION = "jdk.GarbageCollection";
  private static final int NAMED_SITES = 3;

  /** Causes of collections that somebody asked for; allocating less does not avoid them. */
  private static final Set<String> ASKED_FOR =
      Set.of(
          "System.gc()",
          "Diagnostic Command",
          "Heap Inspection Initiated GC",
          "Heap Dump Initiated GC");

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "gc-pressure",
          "Much time in garbage collection",
          "All threads stand still a good part of the time, while garbage is collected.",
          Severity.WARNING,
          List.of(EventNeed.of(PAUSE, "pauses of the collector", "jdk.GCPhasePause#enabled=true")),
          List.of(
              Threshold.percent("leastShare", 5, "pauses are so much of the time"),
              Threshold.millis("leastTotal", 100, "pauses take so long in all"),
              Threshold.count("leastPauses", 5, "there are so many pauses")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Map<String, Set<String>> events() {
    return Map.of(PAUSE, Set.of("gcId"), COLLECTION, Set.of("gcId", "cause"));
  }

  @Override
  public List<EventSum> sums() {
    return AllocationSites.EVENTS;
  }

  @Override
  public Detection begin(RunContext context) {
    return new Pauses(context);
  }

  private static final class Pauses implements Detection {
    private final RunContext context;
    private final AllocationSites sites;
    private final PauseShare share = new PauseShare();

    Pauses(RunContext context) {
      this.context = context;
      this.sites = new AllocationSites(context.frames());
    }

    @Override
    public void accept(RecordedEvent event) {
      long id = event.number("gcId");
      if (event.type().equals(PAUSE)) {
        share.add(id, event.startNanos(), event.endNanos());
      } else if (ASKED_FOR.contains(event.text("cause"))) {
        share.leaveOut(id);
      }
    }

    @Override
    public void accept(SummedEvents events) {
      sites.add(events);
    }

    @Override
    public List<Finding> finish(TimelineQuery query) {
      PauseShare.Stretch worst = share.worst(query.startNanos(), query.endNanos());
      if (worst.share() < context.thresholds().share("leastShare")
          || worst.pauseNanos() < context.thresholds().nanos("leastTotal")
          || worst.pauses() < context.thresholds().count("leastPauses")) {
        return List.of();
      }
      List<AllocationSites.Site> top = sites.largest(NAMED_SITES);
      Finding.Builder finding =
          Finding.of(INFO, Severity.WARNING, Confidence.EXACT)
              .title(title(worst, top))
              .sameAs(top.isEmpty() ? "unknown" : context.frames().qualified(top.get(0).frame()))
              .time(worst.startNanos(), worst.endNanos())
              .occurrences(worst.pauses())
              .saving(Saving.atMost(worst.pauseNanos()))
              .evidence(pauses(worst))
              .suggestion(suggestion(top));
      if (!top.isEmpty()) {
        finding.frame(top.get(0).frame()).stack(top.get(0).stack()).evidence(allocations(top));
      }
      return List.of(finding.build());
    }

    private String title(PauseShare.Stretch worst, List<AllocationSites.Site> top) {
      String most =
          top.isEmpty()
              ? ""
              : "; "
                  + context.frames().simple(top.get(0).frame())
                  + " allocates "
                  + Figures.share(top.get(0).share())
                  + " of what is known";
      return "Garbage collection stops all threads "
          + Figures.share(worst.share())
          + " of "
          + Figures.time(worst.endNanos() - worst.startNanos())
          + " ("
          + Figures.count(worst.pauses())
          + " pauses, "
          + Figures.time(worst.longestNanos())
          + " at most)"
          + most;
    }

    private static Evidence pauses(PauseShare.Stretch worst) {
      return new Evidence(
          "pauses",
          List.of(
              new Evidence.Column("pauses", "pauses", Evidence.Type.COUNT),
              new Evidence.Column("total", "in all", Evidence.Type.DURATION),
              new Evidence.Column("longest", "longest", Evidence.Type.DURATION),
              new Evidence.Column("share", "share of the time", Evidence.Type.SHARE)),
          List.of(
              List.of(worst.pauses(), worst.pauseNanos(), worst.longestNanos(), worst.share())));
    }

    private Evidence allocations(List<AllocationSites.Site> top) {
      return new Evidence(
          "allocation by place, as far as sampled",
          List.of(
              new Evidence.Column("place", "place", Evidence.Type.TEXT),
              new Evidence.Column("class", "mostly", Evidence.Type.TEXT),
              new Evidence.Column("bytes", "allocated", Evidence.Type.BYTES),
              new Evidence.Column("share", "share", Evidence.Type.SHARE)),
          top.stream()
              .map(
                  site ->
                      List.<Object>of(
                          context.frames().place(site.frame()),
                          site.mostlyClass(),
                          site.bytes(),
                          site.share()))
              .toList());
    }

    private String suggestion(List<AllocationSites.Site> top) {
      String allocate =
          top.isEmpty()
              ? "Record allocations (jdk.ObjectAllocationSample#enabled=true) to see who allocates."
              : "Allocate less in "
                  + context.frames().simple(top.get(0).frame())
                  + ": reuse what can be reused, stream instead of collecting, avoid boxing.";
      return allocate
          + " If the heap is small for what is live, raise -Xmx; if single pauses are long, a"
          + " concurrent collector (-XX:+UseG1GC, -XX:+UseZGC) shortens them. -Xlog:gc confirms.";
    }
  }
}
