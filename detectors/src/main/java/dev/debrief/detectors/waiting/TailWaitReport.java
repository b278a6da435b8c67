package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Fingerprint;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severities;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Sketch;
import dev.debrief.detectors.waiting.TailWaits.Judged;
import dev.debrief.detectors.waiting.TailWaits.Tail;
import dev.debrief.detectors.waiting.TailWaits.Verdict;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.Awaited;
import dev.debrief.timeline.query.Episode;
import dev.debrief.timeline.query.MergedWait;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what a wait at the end of a thread's work is, so that nobody needs a flame graph for it. */
final class TailWaitReport {
  /** A task that begins so much later than its wait was not being worked on when it began. */
  private static final long QUEUED_NANOS = 20_000_000L;

  private final WaitText text;

  TailWaitReport(WaitText text) {
    this.text = text;
  }

  Finding finding(TimelineQuery query, Tail tail, AwaitedWork work, Judged judged) {
    Verdict verdict = judged.verdict();
    Episode episode = tail.episode();
    MergedWait wait = tail.lastWait();
    Awaited worker = work.worker();
    StackTrace stack = wait.deciding().stackTrace();
    WorkerTasks tasks =
        WorkerTasks.of(query, text, worker.thread(), episode.startNanos(), wait.endNanos());
    Severity severity =
        verdict == Verdict.FINDING ? Severities.of(wait.nanos(), episode.nanos()) : Severity.INFO;
    Confidence confidence =
        work.chain().stream().allMatch(one -> one.how().exact())
            ? Confidence.EXACT
            : Confidence.INFERRED;
    Finding.Builder finding =
        Finding.of(TailWaitDetector.INFO, severity, confidence)
            .title(title(tail, work))
            .sameAs(
                wait.deciding().kind().name(),
                text.stable(stack),
                tasks
                    .last()
                    .flatMap(WorkerTasks.Task::frame)
                    .map(text.frames()::qualified)
                    .orElse(Fingerprint.poolName(worker.thread().name())))
            .time(wait.startNanos(), wait.endNanos())
            .occurrences(tail.count())
            .saving(Saving.atMost(tail.nanos()))
            .threads(List.of(wait.thread()))
            .awaited(worker)
            .stack(stack)
            .evidence(story(query, tail, work, tasks))
            .evidence(text.topFrames(query, worker.thread(), work.stretchStart(), wait.endNanos()))
            .suggestion(suggestion(query, tail, work, judged, tasks));
    Evidence calls = text.longCalls(query, worker.thread(), work.stretchStart(), wait.endNanos());
    if (!calls.rows().isEmpty()) {
      finding.evidence(calls);
    }
    text.key(stack).ifPresent(finding::frame);
    return finding.sketch(sketch(query, episode, wait, work)).build();
  }

  private String title(Tail tail, AwaitedWork work) {
    MergedWait wait = tail.lastWait();
    String times = tail.count() == 1 ? "" : ", " + tail.count() + " times";
    return String.format(
        Locale.ROOT,
        "%s ends with a wait of %s for %s%s, %s of its %s%s",
        wait.thread().name(),
        WaitText.time(wait.nanos()),
        work.worker().thread().name(),
        text.in(wait.deciding().stackTrace()),
        WaitText.percent((double) wait.nanos() / Math.max(1, tail.episode().nanos())),
        WaitText.time(tail.episode().nanos()),
        times);
  }

  private static Sketch sketch(
      TimelineQuery query, Episode episode, MergedWait wait, AwaitedWork work) {
    List<TimelineThread> threads = new ArrayList<>(List.of(wait.thread()));
    work.chain().forEach(one -> threads.add(one.thread()));
    return Sketch.of(query, threads, episode.startNanos(), episode.endNanos());
  }

  private Evidence story(TimelineQuery query, Tail tail, AwaitedWork work, WorkerTasks tasks) {
    Episode episode = tail.episode();
    MergedWait wait = tail.lastWait();
    String who = wait.thread().name();
    List<List<Object>> rows = new ArrayList<>();
    rows.add(row(who + " works", episode.startNanos(), wait.startNanos()));
    for (Awaited one : work.chain()) {
      started(query, one.thread()).ifPresent(rows::add);
    }
    tasks
        .last()
        .ifPresent(
            task ->
                rows.add(
                    row(
                        work.worker().thread().name() + " is at " + taskName(task),
                        task.startNanos(),
                        task.endNanos())));
    rows.add(
        row(
            String.format(
                Locale.ROOT,
                "%s waits (%s) at %s",
                who,
                wait.deciding().kind().label(),
                text.place(wait.deciding().stackTrace())),
            wait.startNanos(),
            wait.endNanos()));
    rows.add(row(who + " goes on until its end", wait.endNanos(), episode.endNanos()));
    return new Evidence(
        "what happened (awaited: " + work.worker().how().label() + ")",
        List.of(
            new Evidence.Column("what", "what", Evidence.Type.TEXT),
            new Evidence.Column("start", "start", Evidence.Type.TIME),
            new Evidence.Column("duration", "duration", Evidence.Type.DURATION)),
        rows);
  }

  private static List<Object> row(String what, long start, long end) {
    return List.of(what, start, Math.max(0, end - start));
  }

  private String taskName(WorkerTasks.Task task) {
    return task.frame().map(text.frames()::simple).orElse("an unknown task");
  }

  private Optional<List<Object>> started(TimelineQuery query, TimelineThread thread) {
    ThreadHistory life = query.thread(thread).orElse(null);
    if (life == null || life.startedNanos().isEmpty()) {
      return Optional.empty();
    }
    String by = life.parent().map(parent -> " by " + parent.name()).orElse("");
    Optional<Frame> place = text.frames().firstInApp(life.startStack());
    String at = place.map(frame -> " at " + text.frames().place(frame)).orElse("");
    long time = life.startedNanos().getAsLong();
    return Optional.of(row(thread.name() + " is started" + by + at, time, time));
  }

  private String suggestion(
      TimelineQuery query, Tail tail, AwaitedWork work, Judged judged, WorkerTasks tasks) {
    String who = tail.lastWait().thread().name();
    String worker = work.worker().thread().name();
    return switch (judged.verdict()) {
      case COORDINATOR ->
          who
              + " does little else than wait for "
              + worker
              + ". Look there for what takes the time.";
      case PARALLEL ->
          String.format(
              Locale.ROOT,
              "%.1f threads are at work or held up while %s waits: the wait ends when the last of them is done. "
                  + "Share the work out better or do less of it.",
              judged.concurrency(),
              who);
      case QUEUED ->
          worker
              + " is the only worker of its pool and does the tasks for which "
              + who
              + " waits one after the other: see the finding about that.";
      case HELD_UP ->
          worker
              + " is itself held up by a lock or a pool most of that time: see the findings about"
              + " those first.";
      case FINDING -> advice(query, tail, work, tasks);
    };
  }

  private String advice(TimelineQuery query, Tail tail, AwaitedWork work, WorkerTasks tasks) {
    MergedWait wait = tail.lastWait();
    String worker = work.worker().thread().name();
    String task = tasks.last().map(this::taskName).orElse("its work");
    StringBuilder advice = new StringBuilder();
    advice.append(
        String.format(
            Locale.ROOT,
            "Only %s works while %s waits, on %s. If nobody needs the result of that at this point,"
                + " do not wait for it: let it finish in the background, or cancel it, or do not"
                + " begin it.",
            worker,
            wait.thread().name(),
            task));
    boolean late =
        tasks.last().filter(t -> t.startNanos() > wait.startNanos() + QUEUED_NANOS).isPresent();
    if (tasks.queued() && late) {
      advice.append(
          " It began only after the wait had, because the same thread was busy with another task"
              + " before: a second worker would begin it at once.");
    } else {
      advice.append(" If the result is needed, begin it earlier or make it faster");
      advice.append(tasks.pooled() ? "; if it queued behind other tasks, add a worker." : ".");
    }
    ThreadHistory life = query.thread(work.worker().thread()).orElse(null);
    if (life != null) {
      text.frames()
          .firstInApp(life.startStack())
          .ifPresent(
              frame -> advice.append(" It is started in " + text.frames().place(frame) + "."));
    }
    return advice.toString();
  }
}
