package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import java.util.List;

/** Finds waits on threads that many tasks share and that must not be blocked. */
public final class SharedPoolDetector implements Detector {
  static final DetectorInfo INFO =
      new DetectorInfo(
          "blocking-in-shared-pool",
          "shared pool blocked",
          "Threads that many tasks share, such as event loops and the common pool, are blocked by one.",
          Severity.WARNING,
          List.of(
              EventNeed.of(
                  "jdk.ThreadPark",
                  "waits of threads",
                  "jdk.ThreadPark#enabled=true,jdk.ThreadPark#threshold=10ms")),
          List.of(
              Threshold.millis("leastWait", 50, "waits shorter than this are left out"),
              Threshold.count("leastWaits", 4, "fewest waits that are a warning"),
              Threshold.millis("warningSum", 1000, "smallest sum of waits that is a warning"),
              Threshold.percent(
                  "scheduledShare", 50, "smallest part of a scheduler's time that is reported"),
              Threshold.millis("leastSum", 500, "smallest sum of waits that is reported")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detection begin(RunContext context) {
    return new SharedPoolBlocks(context);
  }
}
