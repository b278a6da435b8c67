package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import java.util.List;

/** Finds pools of one worker behind which tasks queue while somebody waits for them. */
public final class SingleWorkerDetector implements Detector {
  static final DetectorInfo INFO =
      new DetectorInfo(
          "single-worker",
          "one worker for many tasks",
          "Tasks queue behind the only worker of a pool while threads wait for their results.",
          Severity.WARNING,
          List.of(EventNeed.WAITS),
          List.of(
              Threshold.millis("leastWait", 20, "waits shorter than this are left out"),
              Threshold.millis("leastSum", 500, "smallest sum of waits that is reported"),
              Threshold.percent(
                  "leastOverlap", 70, "smallest part of a wait in which the worker works"),
              Threshold.factor(
                  "leastWaiters", 1.5, "smallest average number of threads that wait at a time"),
              Threshold.percent(
                  "leastUse", 80, "smallest part of the time in which the worker works")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detection begin(RunContext context) {
    return new SingleWorkers(context);
  }
}
