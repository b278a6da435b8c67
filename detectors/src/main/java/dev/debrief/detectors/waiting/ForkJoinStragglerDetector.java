package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import java.util.List;

/** Finds waits for several tasks of which one takes much longer than the others. */
public final class ForkJoinStragglerDetector implements Detector {
  static final DetectorInfo INFO =
      new DetectorInfo(
          "fork-join-straggler",
          "one task keeps all waiting",
          "Of several tasks that are waited for together one takes much longer than the others.",
          Severity.WARNING,
          List.of(EventNeed.WAITS),
          List.of(
              Threshold.millis("leastAlone", 500, "shortest time in which the last task is alone"),
              Threshold.percent(
                  "leastAloneShare", 20, "smallest part of the wait in which it is alone"),
              Threshold.percent(
                  "leastWork", 10, "less work of another thread in the wait is no task"),
              Threshold.percent(
                  "leastUse", 80, "smallest part of the time alone in which it works")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detection begin(RunContext context) {
    return new Stragglers(context);
  }
}
