package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Fingerprint;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severities;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Sketch;
import dev.debrief.detectors.waiting.SingleWorkers.Pool;
import dev.debrief.jfr.Frame;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.Awaited;
import dev.debrief.timeline.query.FrameShare;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says who queues behind a single worker, and what more workers would change. */
final class SingleWorkerReport {
  private static final int SHOWN_THREADS = 4;
  private static final int[] MORE_WORKERS = {2, 4};

  private final WaitText text;
  private final TimelineQuery query;

  SingleWorkerReport(WaitText text, TimelineQuery query) {
    this.text = text;
    this.query = query;
  }

  Finding finding(Pool pool) {
    Queueing worst = pool.stretches().get(0);
    ThreadHistory worker = pool.worker(worst);
    List<Wait> waits =
        pool.stretches().stream()
            .flatMap(stretch -> stretch.waits().stream())
            .sorted(Comparator.comparingLong(Wait::startNanos))
            .toList();
    List<TimelineThread> waiters = waits.stream().map(Wait::thread).distinct().toList();
    long saving = pool.unionNanos() - pool.nanosWith(2);
    Severity severity = pool.serial() ? Severity.INFO : Severities.of(saving, whole(waiters));
    Optional<Frame> task = task(worker, worst);
    Finding.Builder finding =
        Finding.of(SingleWorkerDetector.INFO, severity, Confidence.INFERRED)
            .title(title(pool, worker, waits.size(), waiters))
            .sameAs(
                Fingerprint.poolName(pool.name()), task.map(text.frames()::qualified).orElse(""))
            .time(waits.get(0).startNanos(), end(waits))
            .occurrences(waits.size())
            .saving(Saving.about(saving))
            .threads(waiters.subList(0, Math.min(waiters.size(), Evidence.MOST_ROWS)))
            .awaited(awaited(worker, worst))
            .stack(worst.waits().get(0).stackTrace())
            .evidence(text.waits("waits for " + worker.thread().name(), waits))
            .evidence(moreWorkers(pool))
            .evidence(text.topFrames(query, worker.thread(), worst.startNanos(), worst.endNanos()))
            .sketch(sketch(worker, waiters, worst))
            .suggestion(suggestion(pool, worker, task));
    task.or(() -> text.key(worst.waits().get(0).stackTrace())).ifPresent(finding::frame);
    return finding.build();
  }

  private static long end(List<Wait> waits) {
    return waits.stream().mapToLong(Wait::endNanos).max().orElse(0);
  }

  private long whole(List<TimelineThread> waiters) {
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (TimelineThread waiter : waiters) {
      ThreadHistory life = query.thread(waiter).orElseThrow();
      start = Math.min(start, life.beginNanos());
      end = Math.max(end, life.endNanos());
    }
    return end - start;
  }

  private Optional<Frame> task(ThreadHistory worker, Queueing stretch) {
    return query
        .topFrames(worker.thread(), stretch.startNanos(), stretch.endNanos(), text::task, 1)
        .stream()
        .findFirst()
        .map(FrameShare::frame);
  }

  private Awaited awaited(ThreadHistory worker, Queueing stretch) {
    return new Awaited(
        worker.thread(),
        Awaited.How.ACTIVE,
        query.activity(worker.thread(), stretch.startNanos(), stretch.endNanos()));
  }

  private static String title(
      Pool pool, ThreadHistory worker, int waits, List<TimelineThread> waiters) {
    String who = waiters.size() == 1 ? waiters.get(0).name() : waiters.size() + " threads";
    return String.format(
        Locale.ROOT,
        "%d tasks queue behind the only worker %s while %s %s %s for them",
        waits,
        worker.thread().name(),
        who,
        waiters.size() == 1 ? "waits" : "wait",
        WaitText.time(pool.unionNanos()));
  }

  private static Evidence moreWorkers(Pool pool) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of(1L, pool.unionNanos(), 0L));
    for (int workers : MORE_WORKERS) {
      long then = pool.nanosWith(workers);
      rows.add(List.of((long) workers, then, Math.max(0, pool.unionNanos() - then)));
    }
    return new Evidence(
        "the same tasks with more workers, if they do not slow each other down",
        List.of(
            new Evidence.Column("workers", "workers", Evidence.Type.COUNT),
            new Evidence.Column("waiting", "waiting", Evidence.Type.DURATION),
            new Evidence.Column("saved", "saved", Evidence.Type.DURATION)),
        rows);
  }

  private Sketch sketch(ThreadHistory worker, List<TimelineThread> waiters, Queueing stretch) {
    List<TimelineThread> lanes = new ArrayList<>(List.of(worker.thread()));
    lanes.addAll(waiters.subList(0, Math.min(waiters.size(), SHOWN_THREADS)));
    return Sketch.of(query, lanes, stretch.startNanos(), stretch.endNanos());
  }

  private String suggestion(Pool pool, ThreadHistory worker, Optional<Frame> task) {
    String what = task.map(frame -> " (" + text.frames().simple(frame) + ")").orElse("");
    String made =
        text.frames()
            .firstInApp(worker.startStack())
            .map(frame -> " Its thread is started in " + text.frames().place(frame) + ".")
            .orElse("");
    String common =
        worker.thread().name().startsWith("ForkJoinPool.commonPool")
            ? " The common pool has one worker less than the machine has processors: give such"
                + " tasks a pool of their own."
            : "";
    String serial = pool.serial() ? " It seems to be meant to do one thing after the other." : "";
    return "Give the pool a second worker, or these tasks"
        + what
        + " a pool of their own, if they do not depend on each other and need no order."
        + made
        + common
        + serial
        + " To confirm, run with two workers and compare.";
  }
}
