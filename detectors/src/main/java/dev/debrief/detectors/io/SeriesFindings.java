package dev.debrief.detectors.io;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Evidence.Column;
import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Sketch;
import dev.debrief.detectors.Thresholds;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what series of round trips were found. */
final class SeriesFindings {
  private static final int MOST_FINDINGS = 20;
  private static final long MOST_SKETCHED_NANOS = 10_000_000_000L;

  /** From so many different calls on it is not one large answer that is read. */
  private static final int LEAST_PARENTS = 3;

  private static final String ADVICE =
      "Ask for all of it at once: a query with IN or a join, a fetch join or batch size of the mapper,"
          + " a bulk request of the service. If there is none, ask in parallel, or keep the answers.";

  private final Thresholds limits;
  private final FrameText frames;
  private final TimelineQuery query;

  SeriesFindings(RunContext context, TimelineQuery query) {
    this.limits = context.thresholds();
    this.frames = context.frames();
    this.query = query;
  }

  /** Returns a finding for each path, out of the series on it. */
  List<Finding> ofReads(List<RoundTrips> runs) {
    Map<String, List<RoundTrips>> paths = new TreeMap<>();
    for (RoundTrips run : runs) {
      String path = String.join("<", run.path().methods());
      paths.computeIfAbsent(path, unused -> new ArrayList<>()).add(run);
    }
    return paths.values().stream()
        .sorted(Comparator.comparingLong(SeriesFindings::sum).reversed())
        .limit(MOST_FINDINGS)
        .map(same -> of(same, runs))
        .toList();
  }

  private static long sum(List<RoundTrips> same) {
    return same.stream().mapToLong(RoundTrips::sumNanos).sum();
  }

  private Finding of(List<RoundTrips> same, List<RoundTrips> all) {
    RoundTrips largest =
        same.stream()
            .max(
                Comparator.comparingLong(RoundTrips::sumNanos)
                    .thenComparing(Comparator.comparingLong(RoundTrips::startNanos).reversed()))
            .orElseThrow();
    long trips = same.stream().mapToLong(RoundTrips::count).sum();
    long saving = same.stream().mapToLong(RoundTrips::savingNanos).sum();
    List<String> key = new ArrayList<>(largest.path().methods());
    return Finding.of(NPlusOneIoDetector.INFO, severity(same, largest, all), Confidence.EXACT)
        .title(title(same, largest, trips))
        .sameAs(key.toArray(String[]::new))
        .time(
            same.stream().mapToLong(RoundTrips::startNanos).min().orElseThrow(),
            same.stream().mapToLong(RoundTrips::endNanos).max().orElseThrow())
        .occurrences(trips)
        .saving(Saving.about(saving))
        .threads(same.stream().map(RoundTrips::thread).distinct().toList())
        .frame(largest.path().frame())
        .stack(largest.path().stack())
        .evidence(series(same))
        .sketch(sketch(largest.thread(), largest.startNanos(), largest.endNanos()))
        .suggestion(
            ADVICE
                + (largest.path().pooled() && !largest.led()
                    ? " The thread belongs to a pool: if each round trip is a task of its own, this is"
                        + " one task after the other and no loop."
                    : ""))
        .build();
  }

  private Severity severity(List<RoundTrips> same, RoundTrips largest, List<RoundTrips> all) {
    long sum = sum(same);
    boolean much =
        sum >= limits.nanos("warnTime")
            && (largest.sumNanos() >= limits.nanos("warnTime")
                || sum >= limits.share("warnShare") * query.nanos());
    boolean tasks =
        largest.path().pooled()
            && !largest.led()
            && (largest.path().methods().size() <= 2 || SeriesFilter.shared(largest, all));
    return much && !tasks ? Severity.WARNING : Severity.INFO;
  }

  private String title(List<RoundTrips> same, RoundTrips largest, long trips) {
    String times = same.size() == 1 ? "" : ", in " + Figures.count(same.size()) + " series";
    return frames.simple(largest.path().frame())
        + " makes "
        + Figures.count((double) trips)
        + " round trips of "
        + Figures.time(largest.medianNanos())
        + " one after the other"
        + times
        + ": "
        + Figures.time(sum(same));
  }

  private Evidence series(List<RoundTrips> same) {
    List<List<Object>> rows =
        same.stream()
            .sorted(
                Comparator.comparingLong(RoundTrips::sumNanos)
                    .reversed()
                    .thenComparingLong(RoundTrips::startNanos))
            .limit(Evidence.MOST_ROWS)
            .map(
                run ->
                    List.<Object>of(
                        run.startNanos(),
                        run.thread().name(),
                        (long) run.count(),
                        run.medianNanos(),
                        run.sumNanos(),
                        run.bytes()))
            .toList();
    return new Evidence(
        "series of round trips",
        List.of(
            new Column("start", "start", Evidence.Type.TIME),
            new Column("thread", "thread", Evidence.Type.TEXT),
            new Column("roundTrips", "round trips", Evidence.Type.COUNT),
            new Column("median", "median", Evidence.Type.DURATION),
            new Column("sum", "sum", Evidence.Type.DURATION),
            new Column("bytes", "median bytes", Evidence.Type.BYTES)),
        rows);
  }

  private Sketch sketch(TimelineThread thread, long start, long end) {
    return Sketch.of(query, List.of(thread), start, Math.min(end, start + MOST_SKETCHED_NANOS));
  }

  /** Returns findings from samples, of methods that are not in others already. */
  List<Finding> ofSamples(ShortReads samples, List<Finding> others) {
    List<Finding> found = new ArrayList<>();
    for (ShortReads.Sampled sampled : samples.all()) {
      boolean known =
          others.stream()
              .flatMap(other -> other.frame().stream())
              .anyMatch(f -> frames.qualified(f).equals(sampled.path().methods().get(0)));
      boolean enough = sampled.largest().count() >= limits.count("leastSamples");
      if (!known && enough && sampled.parents() >= LEAST_PARENTS) {
        found.add(of(sampled));
      }
    }
    return found.stream().limit(MOST_FINDINGS).toList();
  }

  private Finding of(ShortReads.Sampled sampled) {
    ShortReads.Series series = sampled.largest();
    return Finding.of(NPlusOneIoDetector.INFO, Severity.INFO, Confidence.SAMPLED)
        .title(
            frames.simple(sampled.path().frame())
                + " reads from a socket in short pieces: about "
                + Figures.time(series.nanos())
                + " between "
                + sampled.parents()
                + " callers, none of them long enough for an event")
        .sameAs(sampled.path().methods().get(0))
        .time(series.startNanos(), series.endNanos())
        .occurrences(series.count())
        .saving(Saving.atMost(series.nanos()))
        .threads(List.of(sampled.thread()))
        .frame(sampled.path().frame())
        .stack(sampled.path().stack())
        .sketch(sketch(sampled.thread(), series.startNanos(), series.endNanos()))
        .suggestion(
            ADVICE
                + " Record with jdk.SocketRead#threshold=1ms to see every round trip and its length.")
        .build();
  }
}
