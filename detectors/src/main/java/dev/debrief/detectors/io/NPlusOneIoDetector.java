package dev.debrief.detectors.io;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import dev.debrief.detectors.Thresholds;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.List;

/** Finds many small round trips over the network, one after the other, where one would do. */
public final class NPlusOneIoDetector implements Detector {
  static final DetectorInfo INFO =
      new DetectorInfo(
          "n-plus-1-io",
          "Many small round trips",
          "A thread asks another machine for one small thing after the other.",
          Severity.WARNING,
          List.of(
              new EventNeed(
                  List.of("jdk.SocketRead", "jdk.NativeMethodSample"),
                  "reads from sockets",
                  "jdk.SocketRead#enabled=true,jdk.SocketRead#threshold=1ms")),
          List.of(
              Threshold.count("leastTrips", 10, "round trips one right after the other"),
              Threshold.millis("leastTime", 100, "time of such a series"),
              Threshold.millis("warnTime", 300, "time of all such series that is worth a warning"),
              Threshold.percent("warnShare", 3, "the same as part of the recording"),
              new Threshold("mostBytes", Threshold.Unit.BYTES, 65_536, "median size of an answer"),
              Threshold.millis("longestTrip", 500, "median time of what still is a small request"),
              Threshold.percent("mostLocked", 30, "part of a series that is waiting for locks"),
              Threshold.count("leastSamples", 8, "native samples in short reads")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Detection begin(RunContext context) {
    Thresholds limits = context.thresholds();
    long leastTrips = Math.max(2, limits.count("leastTrips"));
    SocketReads reads = new SocketReads(context, leastTrips, trips -> wanted(limits, trips));
    ShortReads samples = new ShortReads(context);
    return new Detection() {
      @Override
      public void accept(ThreadSlice slice) {
        reads.accept(slice);
        samples.accept(slice);
      }

      @Override
      public List<Finding> finish(TimelineQuery query) {
        List<RoundTrips> runs = new SeriesFilter(reads, query, limits).filtered();
        SeriesFindings findings = new SeriesFindings(context, query);
        List<Finding> found = new ArrayList<>(findings.ofReads(runs));
        found.addAll(findings.ofSamples(samples, found));
        return found;
      }
    };
  }

  /** Returns whether a series is large enough, and its round trips small enough. */
  static boolean wanted(Thresholds limits, RoundTrips trips) {
    return trips.count() >= limits.count("leastTrips")
        && trips.sumNanos() >= limits.nanos("leastTime")
        && trips.bytes() < limits.count("mostBytes")
        && trips.medianNanos() <= limits.nanos("longestTrip");
  }
}
