package dev.debrief.detectors.init;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Evidence.Column;
import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import dev.debrief.jfr.Frame;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.List;

/** Finds code that belongs to first use, but runs all the time. */
public final class WarmupFramesLateDetector implements Detector {
  private static final DetectorInfo INFO =
      new DetectorInfo(
          "warmup-frames-late",
          "Warming up all the time",
          "Code that should run when something is used for the first time runs all along.",
          Severity.WARNING,
          List.of(EventNeed.SAMPLES),
          List.of(
              Threshold.count("leastSamples", 8, "samples in such code, from one call path"),
              Threshold.count(
                  "leastTenths",
                  5,
                  "tenths of the threads' time with such a sample, with the last"),
              Threshold.percent("leastShare", 3, "share of the threads' running time")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detection begin(RunContext context) {
    return new Run(context);
  }

  private static final class Run implements Detection {
    private final RunContext context;
    private final WarmupLog log;

    Run(RunContext context) {
      this.context = context;
      this.log = new WarmupLog(context);
    }

    @Override
    public void accept(ThreadSlice slice) {
      log.accept(slice);
    }

    @Override
    public List<Finding> finish(TimelineQuery query) {
      List<Finding> findings = new ArrayList<>();
      for (Warmup one : log.late()) {
        findings.add(finding(one));
      }
      return findings;
    }

    private Finding finding(Warmup one) {
      FrameText frames = context.frames();
      Frame frame = one.frame();
      String name = frames.simple(frame);
      String share = Figures.share(one.share());
      return Finding.of(INFO, INFO.severity(), Confidence.SAMPLED)
          .title(
              name + " belongs to first use, but takes " + share + " of the running time all along")
          .sameAs(frames.qualified(frame))
          .time(one.startNanos(), one.endNanos())
          .occurrences(one.samples())
          .saving(Saving.atLeast(one.lateNanos()))
          .threads(one.threads())
          .frame(frame)
          .stack(one.stack())
          .evidence(table(one, frames))
          .suggestion(
              "Something is made anew for each use that could be made once and kept: look for the"
                  + " object below the frame "
                  + name
                  + " in the stack (a mapper, a context, a factory, a compiled pattern) and share"
                  + " it, if its uses have the same settings.")
          .build();
    }

    private static Evidence table(Warmup one, FrameText frames) {
      List<List<Object>> rows = new ArrayList<>();
      List<Long> tenths = one.tenths();
      for (int i = 0; i < tenths.size(); i++) {
        rows.add(List.of((long) (i + 1), tenths.get(i)));
      }
      String caller = frames.firstInApp(one.stack()).map(frames::place).orElse("");
      return new Evidence(
          caller.isEmpty() ? "samples by time" : "samples by time, called by " + caller,
          List.of(
              new Column("tenth", "tenth of the time", Evidence.Type.COUNT),
              new Column("samples", "samples", Evidence.Type.COUNT)),
          rows);
    }
  }
}
