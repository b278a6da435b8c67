package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import java.util.List;

/** Finds threads that wait for other processes, one after the other or for long. */
public final class ProcessWaitDetector implements Detector {
  static final DetectorInfo INFO =
      new DetectorInfo(
          "process-wait",
          "waits for processes",
          "A thread waits for other processes, perhaps for one after the other.",
          Severity.WARNING,
          List.of(EventNeed.WAITS),
          List.of(
              Threshold.millis("leastSum", 500, "smallest sum of waits that is reported"),
              Threshold.millis(
                  "mostBetween",
                  200,
                  "processes with no more than this between them follow each other")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detection begin(RunContext context) {
    return new ProcessWaits(context);
  }
}
