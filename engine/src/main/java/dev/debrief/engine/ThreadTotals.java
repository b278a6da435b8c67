package dev.debrief.engine;

import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.Window;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what each thread did in all windows of a recording. */
final class ThreadTotals {
  private final Map<Long, Total> byId = new HashMap<>();

  private static final class Total {
    private TimelineThread thread;
    private long samples;
    private long runningNanos;
    private long waitingNanos;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    Total(TimelineThread thread) {
      this.thread = thread;
    }

    void add(ThreadTimeline timeline) {
      thread = timeline.thread();
      for (int i = 0; i < timeline.size(); i++) {
        long nanos = timeline.endNanos(i) - timeline.startNanos(i);
        if (timeline.waitKind(i).isPresent()) {
          waitingNanos += nanos;
        } else {
          runningNanos += nanos;
          samples++;
        }
        firstNanos = Math.min(firstNanos, timeline.startNanos(i));
        lastNanos = Math.max(lastNanos, timeline.endNanos(i));
      }
    }

    Summary.ThreadRow row() {
      long life = lastNanos - firstNanos;
      double coverage = life <= 0 ? 0 : (double) (runningNanos + waitingNanos) / life;
      return new Summary.ThreadRow(
          thread.id(),
          thread.name(),
          samples,
          Duration.ofNanos(runningNanos),
          Duration.ofNanos(waitingNanos),
          coverage);
    }
  }

  void add(Window window) {
    for (ThreadTimeline timeline : window.threads()) {
      byId.computeIfAbsent(timeline.thread().id(), id -> new Total(timeline.thread()))
          .add(timeline);
    }
  }

  /** Returns the threads, those with the most samples first. */
  List<Summary.ThreadRow> rows() {
    Collection<Total> totals = byId.values();
    return totals.stream()
        .filter(total -> total.lastNanos > total.firstNanos)
        .map(Total::row)
        .sorted(
            Comparator.comparingLong(Summary.ThreadRow::samples)
                .reversed()
                .thenComparing(Comparator.comparing(Summary.ThreadRow::waiting).reversed())
                .thenComparing(Summary.ThreadRow::id))
        .toList();
  }
}
