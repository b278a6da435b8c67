package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import java.util.List;

/** Finds loops that sleep until something has happened. */
public final class SleepPollDetector implements Detector {
  static final DetectorInfo INFO =
      new DetectorInfo(
          "sleep-poll",
          "polling with sleeps",
          "A thread sleeps again and again until something has happened, instead of being told.",
          Severity.WARNING,
          List.of(
              EventNeed.of(
                  "jdk.ThreadSleep",
                  "sleeps of threads",
                  "jdk.ThreadSleep#enabled=true,jdk.ThreadSleep#threshold=10ms")),
          List.of(
              Threshold.count("leastSleeps", 5, "fewest sleeps in a row that are reported"),
              Threshold.millis("leastSum", 400, "smallest sum of sleeps that is reported"),
              Threshold.percent(
                  "mostBetween", 20, "most time between two sleeps, as part of the sleep"),
              Threshold.factor(
                  "backoff", 1.5, "sleeps that grow by this factor are a retry with backoff"),
              Threshold.percent(
                  "mostOfLife", 90, "a loop that is more of a thread than this is its job")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detection begin(RunContext context) {
    return new SleepPolls(context);
  }
}
