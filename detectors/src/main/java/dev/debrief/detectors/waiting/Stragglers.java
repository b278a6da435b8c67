package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Fingerprint;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severities;
import dev.debrief.detectors.Sketch;
import dev.debrief.detectors.Thresholds;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.Activity;
import dev.debrief.timeline.query.Awaited;
import dev.debrief.timeline.query.Episodes;
import dev.debrief.timeline.query.MergedWait;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One run of {@link ForkJoinStragglerDetector}. */
final class Stragglers implements Detection {
  private static final int MOST_KEPT = 2_000;
  private static final int MOST_JUDGED = 30;
  private static final int SHOWN_THREADS = 5;

  private final Thresholds limits;
  private final PoolThreads pools;
  private final WaitText text;
  private final Episodes episodes;
  private final List<MergedWait> waits = new ArrayList<>();

  Stragglers(RunContext context) {
    this.limits = context.thresholds();
    this.pools = new PoolThreads(context);
    this.text = new WaitText(context.frames());
    this.episodes = new Episodes(limits.nanos("leastAlone"), episode -> {}, this::waited);
  }

  private void waited(MergedWait wait) {
    if (waits.size() < MOST_KEPT) {
      waits.add(wait);
    }
  }

  @Override
  public void accept(ThreadSlice slice) {
    pools.accept(slice);
    episodes.accept(slice);
  }

  /** When a worker did its part of a wait's tasks. */
  private record Part(TimelineThread thread, long workNanos, long lastNanos) {}

  @Override
  public List<Finding> finish(TimelineQuery query) {
    episodes.end();
    waits.sort(
        Comparator.comparingLong(MergedWait::nanos)
            .reversed()
            .thenComparing(MergedWait::startNanos)
            .thenComparing(wait -> wait.thread().id()));
    List<Finding> findings = new ArrayList<>();
    for (MergedWait wait : waits.subList(0, Math.min(MOST_JUDGED, waits.size()))) {
      AwaitedWork.of(query, wait.asOne())
          .map(AwaitedWork::worker)
          .filter(awaited -> pools.contains(awaited.thread()))
          .filter(awaited -> !pools.same(wait.thread(), awaited.thread()))
          .flatMap(awaited -> look(query, wait, awaited))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> look(TimelineQuery query, MergedWait wait, Awaited last) {
    List<Part> others = new ArrayList<>();
    for (ThreadHistory thread : query.threads()) {
      if (thread.thread().id() != last.thread().id()
          && pools.same(thread.thread(), last.thread())) {
        part(query, thread, wait).ifPresent(others::add);
      }
    }
    long alone =
        wait.endNanos() - others.stream().mapToLong(Part::lastNanos).max().orElse(wait.endNanos());
    if (alone < limits.nanos("leastAlone")
        || alone < limits.share("leastAloneShare") * wait.nanos()) {
      return Optional.empty();
    }
    Activity activity = query.activity(last.thread(), wait.endNanos() - alone, wait.endNanos());
    if (activity.share(activity.workingNanos()) < limits.share("leastUse")) {
      return Optional.empty();
    }
    return Optional.of(finding(query, wait, last, others, alone));
  }

  /** What another worker of the pool did in the wait, empty if that was no task. */
  private Optional<Part> part(TimelineQuery query, ThreadHistory thread, MergedWait wait) {
    Activity activity = query.activity(thread.thread(), wait.startNanos(), wait.endNanos());
    long work = activity.workingNanos();
    if (work < limits.share("leastWork") * wait.nanos()) {
      return Optional.empty();
    }
    long[] last = {wait.startNanos()};
    boolean[] rested = {true};
    query.rows(
        thread.thread(),
        wait.startNanos(),
        wait.endNanos(),
        (slice, row) -> {
          WaitKind kind = slice.waitKind(row);
          boolean rests = kind != null && (kind.idle() || Episodes.FOR_OTHERS.contains(kind));
          if (!rests || !rested[0]) {
            long until = rests ? slice.startNanos(row) : slice.endNanos(row);
            last[0] = Math.max(last[0], Math.min(until, wait.endNanos()));
          }
          rested[0] = rests;
        });
    return Optional.of(new Part(thread.thread(), work, last[0]));
  }

  private Finding finding(
      TimelineQuery query, MergedWait wait, Awaited last, List<Part> others, long alone) {
    ThreadHistory life = query.thread(wait.thread()).orElseThrow();
    List<TimelineThread> lanes = new ArrayList<>(List.of(wait.thread(), last.thread()));
    others.stream().limit(SHOWN_THREADS).forEach(part -> lanes.add(part.thread));
    Finding.Builder finding =
        Finding.of(
                ForkJoinStragglerDetector.INFO,
                Severities.of(alone, life.endNanos() - life.beginNanos()),
                Confidence.INFERRED)
            .title(
                String.format(
                    Locale.ROOT,
                    "%s works alone for the last %s of a wait of %s%s, %d other workers are done",
                    last.thread().name(),
                    WaitText.time(alone),
                    WaitText.time(wait.nanos()),
                    text.in(wait.deciding().stackTrace()),
                    others.size()))
            .sameAs(
                text.stable(wait.deciding().stackTrace()),
                Fingerprint.poolName(last.thread().name()))
            .time(wait.startNanos(), wait.endNanos())
            .saving(Saving.atMost(alone))
            .threads(List.of(wait.thread()))
            .awaited(last)
            .stack(wait.deciding().stackTrace())
            .evidence(parts(wait, last, others))
            .evidence(
                text.topFrames(query, last.thread(), wait.endNanos() - alone, wait.endNanos()))
            .sketch(Sketch.of(query, lanes, wait.startNanos(), wait.endNanos()))
            .suggestion(
                "Split the longest task into smaller ones that the idle workers can take, or begin"
                    + " it first. If the others do not need it, do not wait for it together with"
                    + " them.");
    text.key(wait.deciding().stackTrace()).ifPresent(finding::frame);
    return finding.build();
  }

  private static Evidence parts(MergedWait wait, Awaited last, List<Part> others) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of(last.thread().name(), last.activity().workingNanos(), wait.nanos()));
    for (Part part : others.subList(0, Math.min(others.size(), Evidence.MOST_ROWS - 1))) {
      rows.add(List.of(part.thread.name(), part.workNanos, part.lastNanos - wait.startNanos()));
    }
    return new Evidence(
        "workers",
        List.of(
            new Evidence.Column("thread", "thread", Evidence.Type.TEXT),
            new Evidence.Column("work", "works", Evidence.Type.DURATION),
            new Evidence.Column("done", "done after", Evidence.Type.DURATION)),
        rows);
  }
}
