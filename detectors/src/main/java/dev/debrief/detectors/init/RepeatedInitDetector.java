package dev.debrief.detectors.init;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.List;

/** Finds things that are expensive to make and are made again and again. */
public final class RepeatedInitDetector implements Detector {
  private static final EventNeed SAMPLES_OR_TRACES =
      new EventNeed(
          List.of(
              "jdk.ExecutionSample",
              "jdk.CPUTimeSample",
              "profiler.WallClockSample",
              "jdk.NativeMethodSample",
              "jdk.MethodTrace"),
          "samples of running threads",
          EventNeed.SAMPLES.setting());

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "repeated-init",
          "Repeated initialisation",
          "Something that is expensive to make is made again and again instead of being kept.",
          Severity.WARNING,
          List.of(SAMPLES_OR_TRACES),
          List.of(
              Threshold.count("leastCalls", 3, "calls of a method from which on it is reported"),
              Threshold.millis(
                  "longCall", 1000, "length of a call from which on two calls are enough"),
              Threshold.millis(
                  "leastSaving", 300, "time of all calls but the longest from which on it counts"),
              Threshold.percent(
                  "leastShare", 3, "that time as a part of the busy time of the calling threads")));

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
    private final CallLog log;
    private final ThreadTimes times = new ThreadTimes();

    Run(RunContext context) {
      this.context = context;
      this.log = new CallLog(context);
    }

    @Override
    public void accept(ThreadSlice slice) {
      log.accept(slice);
      times.accept(slice);
    }

    @Override
    public List<Finding> finish(TimelineQuery query) {
      List<MethodCalls> all = log.finish();
      Repetitions repetitions = new Repetitions(times, context.thresholds(), query.periodNanos());
      RepeatedInitText text = new RepeatedInitText(INFO, context.frames(), log, all);
      List<Finding> findings = new ArrayList<>();
      for (Repetition one : repetitions.of(all)) {
        findings.add(text.finding(one, query));
      }
      return findings;
    }
  }
}
