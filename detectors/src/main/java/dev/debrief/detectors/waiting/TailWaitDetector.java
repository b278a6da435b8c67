package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import java.util.List;

/** Finds threads whose work ends with a long wait for one other thread. */
public final class TailWaitDetector implements Detector {
  static final DetectorInfo INFO =
      new DetectorInfo(
          "tail-wait",
          "waits at the end",
          "A thread's work ends with a long wait for one other thread, while it could be done.",
          Severity.WARNING,
          List.of(EventNeed.WAITS),
          List.of(
              Threshold.millis("leastWait", 500, "shortest wait at the end that is reported"),
              Threshold.percent("leastShare", 10, "smallest part of the work that it takes"),
              Threshold.millis("mostAfter", 100, "what may follow the wait"),
              Threshold.percent("mostAfterShare", 5, "what may follow, as part of the wait"),
              Threshold.factor(
                  "mostConcurrency", 1.4, "more threads than this at work make it no lone wait"),
              Threshold.percent(
                  "coordinatorShare", 90, "who waits more than this only coordinates"),
              Threshold.percent("leastWorking", 50, "less work of the awaited thread is no work"),
              Threshold.percent(
                  "mostHeldUp",
                  30,
                  "awaited threads held up by locks more than this are victims")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detection begin(RunContext context) {
    return new TailWaits(context);
  }
}
