package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Sketch;
import dev.debrief.detectors.waiting.SleepPolls.Loop;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.Awaited;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says where a thread polls, for what, and what to do instead. */
final class SleepPollReport {
  private final WaitText text;
  private final TimelineQuery query;

  SleepPollReport(WaitText text, TimelineQuery query) {
    this.text = text;
    this.query = query;
  }

  /** Returns the finding about loops at one place, the longest first. */
  Finding finding(List<Loop> loops) {
    Loop longest = loops.get(0);
    Wait last = longest.last;
    TimelineThread thread = last.thread();
    Optional<Awaited> awaited = SleepPolls.ended(query, longest);
    long sleeps = loops.stream().mapToLong(loop -> loop.count).sum();
    long nanos = loops.stream().mapToLong(Loop::nanos).sum();
    long overshoot = loops.stream().mapToLong(loop -> loop.meanNanos() / 2).sum();
    List<TimelineThread> lanes = new ArrayList<>(List.of(thread));
    awaited.ifPresent(one -> lanes.add(one.thread()));
    Finding.Builder finding =
        Finding.of(SleepPollDetector.INFO, Severity.WARNING, Confidence.INFERRED)
            .title(
                String.format(
                    Locale.ROOT,
                    "%s polls%s: %d sleeps of %s, %s in all",
                    thread.name(),
                    text.in(last.stackTrace()),
                    sleeps,
                    WaitText.time(longest.meanNanos()),
                    WaitText.time(nanos)))
            .sameAs(text.stable(last.stackTrace()))
            .time(
                loops.stream().mapToLong(loop -> loop.first.startNanos()).min().orElse(0),
                loops.stream().mapToLong(loop -> loop.last.endNanos()).max().orElse(0))
            .occurrences(sleeps)
            .saving(Saving.about(overshoot))
            .threads(loops.stream().map(loop -> loop.first.thread()).distinct().toList())
            .stack(last.stackTrace())
            .evidence(table(loops))
            .sketch(Sketch.of(query, lanes, longest.first.startNanos(), longest.last.endNanos()))
            .suggestion(suggestion(longest, awaited));
    awaited.ifPresent(finding::awaited);
    text.key(last.stackTrace()).ifPresent(finding::frame);
    return finding.build();
  }

  private Evidence table(List<Loop> loops) {
    List<List<Object>> rows = new ArrayList<>();
    for (Loop loop : loops.subList(0, Math.min(loops.size(), Evidence.MOST_ROWS))) {
      rows.add(
          List.of(
              loop.first.thread().name(),
              text.place(loop.last.stackTrace()),
              (long) loop.count,
              loop.meanNanos(),
              loop.first.startNanos(),
              loop.nanos()));
    }
    return new Evidence(
        "loops",
        List.of(
            new Evidence.Column("thread", "thread", Evidence.Type.TEXT),
            new Evidence.Column("place", "at", Evidence.Type.TEXT),
            new Evidence.Column("sleeps", "sleeps", Evidence.Type.COUNT),
            new Evidence.Column("sleep", "each", Evidence.Type.DURATION),
            new Evidence.Column("start", "start", Evidence.Type.TIME),
            new Evidence.Column("duration", "duration", Evidence.Type.DURATION)),
        rows);
  }

  private static String suggestion(Loop loop, Optional<Awaited> awaited) {
    String whom =
        awaited
            .map(
                one ->
                    " The loop ends when "
                        + one.thread().name()
                        + " does, which is what it seems to wait for.")
            .orElse("");
    return "Wait for the event instead of looking for it: Future.get, CountDownLatch.await,"
        + " CompletableFuture or a Condition return at once when it happens. A loop notices it half"
        + " a sleep late on average ("
        + WaitText.time(loop.meanNanos() / 2)
        + "), and wakes a processor each time. The time until it happens is lost elsewhere."
        + whom;
  }
}
