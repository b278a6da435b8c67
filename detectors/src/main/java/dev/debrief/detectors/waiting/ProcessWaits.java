package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severities;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Thresholds;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One run of {@link ProcessWaitDetector}. */
final class ProcessWaits implements Detection {
  /** Waits that are kept; further ones are counted only. */
  private static final int MOST_KEPT = 10_000;

  private final Thresholds limits;
  private final WaitText text;
  private final Map<TimelineThread, List<Wait>> waits = new LinkedHashMap<>();
  private int kept;

  ProcessWaits(RunContext context) {
    this.limits = context.thresholds();
    this.text = new WaitText(context.frames());
  }

  @Override
  public void accept(ThreadSlice slice) {
    for (int row = 0; row < slice.size(); row++) {
      if (slice.waitKind(row) == WaitKind.PROCESS && kept < MOST_KEPT) {
        kept++;
        waits.computeIfAbsent(slice.thread(), t -> new ArrayList<>()).add(Wait.of(slice, row));
      }
    }
  }

  @Override
  public List<Finding> finish(TimelineQuery query) {
    List<Finding> findings = new ArrayList<>();
    waits.forEach(
        (thread, all) -> {
          if (sum(all) >= limits.nanos("leastSum")) {
            findings.add(finding(query, thread, all));
          }
        });
    return findings;
  }

  private static long sum(List<Wait> all) {
    return all.stream().mapToLong(Wait::nanos).sum();
  }

  /** What running processes that follow each other at the same time would save. */
  private long parallelSaving(List<Wait> all) {
    long saving = 0;
    long longest = 0;
    long sum = 0;
    long end = Long.MIN_VALUE;
    for (Wait wait : all) {
      if (end != Long.MIN_VALUE && wait.startNanos() - end > limits.nanos("mostBetween")) {
        saving += sum - longest;
        sum = 0;
        longest = 0;
      }
      sum += wait.nanos();
      longest = Math.max(longest, wait.nanos());
      end = wait.endNanos();
    }
    return saving + sum - longest;
  }

  private Finding finding(TimelineQuery query, TimelineThread thread, List<Wait> all) {
    ThreadHistory life = query.thread(thread).orElseThrow();
    long whole = life.endNanos() - life.beginNanos();
    long parallel = parallelSaving(all);
    Severity severity = Severities.of(sum(all), whole);
    if (severity == Severity.ERROR && parallel == 0) {
      severity = Severity.WARNING;
    }
    Wait longest = all.get(0);
    for (Wait wait : all) {
      longest = wait.nanos() > longest.nanos() ? wait : longest;
    }
    Finding.Builder finding =
        Finding.of(ProcessWaitDetector.INFO, severity, Confidence.EXACT)
            .title(title(thread, all, longest))
            .sameAs(text.stable(longest.stackTrace()))
            .time(all.get(0).startNanos(), all.get(all.size() - 1).endNanos())
            .occurrences(all.size())
            .saving(parallel > 0 ? Saving.about(parallel) : Saving.atMost(sum(all)))
            .threads(List.of(thread))
            .stack(longest.stackTrace())
            .evidence(text.waits("waits for processes", all))
            .suggestion(suggestion(parallel));
    text.key(longest.stackTrace()).ifPresent(finding::frame);
    return finding.build();
  }

  private String title(TimelineThread thread, List<Wait> all, Wait longest) {
    return all.size() == 1
        ? String.format(
            Locale.ROOT,
            "%s waits %s for a process%s",
            thread.name(),
            WaitText.time(sum(all)),
            text.in(longest.stackTrace()))
        : String.format(
            Locale.ROOT,
            "%s waits for %d processes, %s in all%s",
            thread.name(),
            all.size(),
            WaitText.time(sum(all)),
            text.in(longest.stackTrace()));
  }

  private static String suggestion(long parallel) {
    if (parallel > 0) {
      return "The processes run one after the other. If they do not need each other's results,"
          + " start all of them and then wait (Process.onExit and CompletableFuture.allOf), which"
          + " takes as long as the longest; or do their work in this process.";
    }
    return "Do something else meanwhile (Process.onExit), or do the work of the process in this"
        + " one if there is a library for it.";
  }
}
