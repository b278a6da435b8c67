package dev.debrief.cli;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.List;

/** The simplest detector that there can be: every long wait is a finding. */
public final class LongWaits implements Detector {
  static final String ID = "cli-long-waits";

  private static final DetectorInfo INFO =
      new DetectorInfo(
          ID,
          "long waits",
          "Finds every long wait.",
          Severity.WARNING,
          List.of(EventNeed.WAITS),
          List.of(
              Threshold.millis("leastWait", 1_000, "shortest wait that is reported"),
              Threshold.percent("leastShare", 0, "smallest part of the time")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detection begin(RunContext context) {
    long least = context.thresholds().nanos("leastWait");
    List<Finding> findings = new ArrayList<>();
    return new Detection() {
      @Override
      public void accept(ThreadSlice slice) {
        for (int row = 0; row < slice.size(); row++) {
          WaitKind kind = slice.waitKind(row);
          if (kind != null && slice.endNanos(row) - slice.startNanos(row) >= least) {
            findings.add(finding(Wait.of(slice, row), context));
          }
        }
      }

      @Override
      public List<Finding> finish(TimelineQuery query) {
        return findings;
      }
    };
  }

  private static Finding finding(Wait wait, RunContext context) {
    Finding.Builder finding =
        Finding.of(INFO, Severity.WARNING, Confidence.EXACT)
            .title("%s waits (%s)".formatted(wait.thread().name(), wait.kind()))
            .sameAs(wait.thread().name())
            .time(wait.startNanos(), wait.endNanos())
            .threads(List.of(wait.thread()))
            .stack(wait.stackTrace())
            .suggestion("Do not wait.");
    context.frames().firstInApp(wait.stackTrace()).ifPresent(finding::frame);
    return finding.build();
  }
}
