package dev.debrief.detectors.waiting;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Thresholds;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.query.Activity;
import dev.debrief.timeline.query.Awaited;
import dev.debrief.timeline.query.Episodes;
import dev.debrief.timeline.query.StackMemo;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One run of {@link SleepPollDetector}: follows sleeps in a row, looks into the longest rows. */
final class SleepPolls implements Detection {
  private static final int MOST_LOOPS = 2_000;
  private static final int MOST_JUDGED = 40;

  /** Between sleeps something is looked at, which takes at least so much. */
  private static final long LOOK_NANOS = 2_000_000L;

  /** Methods that say that they wait until something has happened. */
  private static final Pattern POLLS = Pattern.compile("(?i)(wait|poll|until)[^.<]*:");

  /** Who is waited for works while it is. */
  private static final double LEAST_WORKING = 0.5;

  /** Who waits more than this of a loop waits for its end. */
  private static final double MOST_WAITING = 0.5;

  private static final int LOOKED_AT_WAITS = 20;
  private static final long LOOKED_AT_NANOS = 30_000_000_000L;

  private final Thresholds limits;
  private final StackMemo<String> sites;
  private final WaitText text;
  private final Map<Long, Loop> open = new HashMap<>();
  private final List<Loop> loops = new ArrayList<>();

  SleepPolls(RunContext context) {
    this.limits = context.thresholds();
    this.text = new WaitText(context.frames());
    this.sites = new StackMemo<>(context.stacks(), stack -> String.join("<", sites(stack)));
  }

  private List<String> sites(StackTrace stack) {
    return stack.frames().stream()
        .filter(text.frames()::inApp)
        .limit(3)
        .map(frame -> text.frames().qualified(frame) + ':' + frame.lineNumber())
        .toList();
  }

  /** Sleeps in a row at one place. */
  static final class Loop {
    final Wait first;
    final String site;
    Wait last;
    int count = 1;
    long sum;
    int growing;

    Loop(Wait first, String site) {
      this.first = first;
      this.site = site;
      this.last = first;
      this.sum = first.nanos();
    }

    long nanos() {
      return last.endNanos() - first.startNanos();
    }

    long meanNanos() {
      return sum / count;
    }
  }

  @Override
  public void accept(ThreadSlice slice) {
    for (int row = 0; row < slice.size(); row++) {
      if (slice.waitKind(row) == WaitKind.SLEEP) {
        String site = sites.of(slice.stack(row));
        if (!site.isEmpty()) {
          slept(Wait.of(slice, row), site);
        }
      }
    }
  }

  private void slept(Wait sleep, String site) {
    Loop loop = open.get(sleep.thread().id());
    if (loop != null && loop.site.equals(site) && follows(loop, sleep)) {
      loop.growing += sleep.nanos() >= limits.get("backoff") * loop.last.nanos() ? 1 : 0;
      loop.last = sleep;
      loop.count++;
      loop.sum += sleep.nanos();
      return;
    }
    if (loop != null) {
      close(loop);
    }
    open.put(sleep.thread().id(), new Loop(sleep, site));
  }

  private boolean follows(Loop loop, Wait sleep) {
    long between = sleep.startNanos() - loop.last.endNanos();
    return between <= limits.share("mostBetween") * loop.meanNanos() + LOOK_NANOS;
  }

  private void close(Loop loop) {
    boolean backoff = 2 * loop.growing >= loop.count - 1 && loop.growing > 1;
    if (loop.count >= limits.count("leastSleeps")
        && loop.sum >= limits.nanos("leastSum")
        && !backoff
        && loops.size() < MOST_LOOPS) {
      loops.add(loop);
    }
  }

  @Override
  public List<Finding> finish(TimelineQuery query) {
    new TreeMap<>(open).values().forEach(this::close);
    Map<String, List<Loop>> places = new TreeMap<>();
    loops.sort(
        Comparator.comparingLong(Loop::nanos)
            .reversed()
            .thenComparing(loop -> loop.first.startNanos()));
    for (Loop loop : loops.subList(0, Math.min(MOST_JUDGED, loops.size()))) {
      if (polls(query, loop)) {
        places.computeIfAbsent(loop.site, site -> new ArrayList<>()).add(loop);
      }
    }
    SleepPollReport report = new SleepPollReport(text, query);
    return places.values().stream().map(report::finding).toList();
  }

  /** Whether a loop waits for something, as opposed to being a job or work that is played. */
  private boolean polls(TimelineQuery query, Loop loop) {
    ThreadHistory life = query.thread(loop.first.thread()).orElse(null);
    if (life == null || life.system()) {
      return false;
    }
    long left = query.endNanos() - loop.last.endNanos();
    if (left < loop.meanNanos() && life.endedNanos().isEmpty()) {
      return false; // It was still sleeping when the recording ended.
    }
    long whole = life.endNanos() - life.beginNanos();
    boolean job = loop.nanos() > limits.share("mostOfLife") * whole;
    boolean named = POLLS.matcher(loop.site).find();
    if (named && !job) {
      return true;
    }
    return ended(query, loop).isPresent() && (named || !waitedFor(query, loop));
  }

  /** Returns whose end or rest ended the loop; empty if nobody worked meanwhile who then ended. */
  static Optional<Awaited> ended(TimelineQuery query, Loop loop) {
    Wait last = loop.last;
    Wait all =
        new Wait(
            last.thread(),
            WaitKind.SLEEP,
            loop.first.startNanos(),
            last.endNanos(),
            last.stackTrace(),
            last.blocker());
    return query
        .awaited(all, loop.meanNanos())
        .filter(one -> one.how() == Awaited.How.ENDED_WITH_WAIT)
        .filter(one -> one.activity().share(one.activity().workingNanos()) >= LEAST_WORKING);
  }

  /** Whether another thread waits for the sleeper: then its sleeping is what is waited for. */
  private static boolean waitedFor(TimelineQuery query, Loop loop) {
    long from = Math.max(loop.first.startNanos(), loop.last.endNanos() - LOOKED_AT_NANOS);
    long to = loop.last.endNanos();
    for (ThreadHistory thread : query.threads()) {
      if (thread.thread().id() == loop.first.thread().id() || thread.system()) {
        continue;
      }
      Activity activity = query.activity(thread.thread(), from, to);
      if (activity.share(activity.waiting(Episodes.FOR_OTHERS)) < MOST_WAITING) {
        continue;
      }
      List<Wait> covering = new ArrayList<>();
      query.rows(
          thread.thread(),
          from,
          to,
          (slice, row) -> {
            WaitKind kind = slice.waitKind(row);
            if (kind != null
                && Episodes.FOR_OTHERS.contains(kind)
                && covering.size() < LOOKED_AT_WAITS) {
              covering.add(Wait.of(slice, row));
            }
          });
      for (Wait wait : covering) {
        if (query
            .awaited(wait)
            .filter(one -> one.thread().id() == loop.first.thread().id())
            .isPresent()) {
          return true;
        }
      }
    }
    return false;
  }
}
