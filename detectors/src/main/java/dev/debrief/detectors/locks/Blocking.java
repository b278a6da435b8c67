package dev.debrief.detectors.locks;

import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Evidence.Column;
import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severities;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Sketch;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.ThreadHistory;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What findings about blocked threads have in common: names, shares of time, tables. */
final class Blocking {
  private static final int MOST_THREADS = 10;
  private static final int MOST_LANES = 6;
  private static final long MOST_SKETCHED_NANOS = 10_000_000_000L;

  private final TimelineQuery query;
  private final FrameText frames;
  private final Map<Long, ThreadHistory> threads = new TreeMap<>();

  Blocking(RunContext context, TimelineQuery query) {
    this.query = query;
    this.frames = context.frames();
    query.threads().forEach(one -> threads.put(one.thread().id(), one));
  }

  /** Returns the threads of a tally that have rows, those with most time first. */
  List<TimelineThread> threads(Tally tally) {
    return tally.lines().stream()
        .map(line -> threads.get(line.key()))
        .filter(Objects::nonNull)
        .map(ThreadHistory::thread)
        .toList();
  }

  /** Returns the thread with an id, empty if it has no rows. */
  Optional<TimelineThread> thread(long id) {
    return Optional.ofNullable(threads.get(id)).map(ThreadHistory::thread);
  }

  /**
   * Returns how bad it is: by the time in which at least one thread was blocked, in relation to the
   * time in which there were threads that could be.
   */
  Severity severity(LockGroup group, long nanos) {
    return Severities.of(nanos, Math.min(query.nanos(), lives(group)));
  }

  private long lives(LockGroup group) {
    Stretches alive = new Stretches();
    for (Tally.Line line : group.threads().lines()) {
      ThreadHistory life = threads.get(line.key());
      if (life != null) {
        alive.add(life.beginNanos(), life.endNanos());
      }
    }
    return alive.nanos();
  }

  /** Returns the blocked time as part of the recording. */
  double share(LockGroup group) {
    return query.nanos() <= 0 ? 1 : (double) group.nanos() / query.nanos();
  }

  /** Returns a table of the threads that waited. */
  Evidence waiters(LockGroup group) {
    List<List<Object>> rows = new ArrayList<>();
    for (Tally.Line line : group.threads().lines()) {
      if (rows.size() < MOST_THREADS) {
        rows.add(List.of(name(line.key()), (long) line.count(), line.nanos()));
      }
    }
    return new Evidence(
        "blocked threads",
        List.of(
            new Column("thread", "thread", Evidence.Type.TEXT),
            new Column("waits", "waits", Evidence.Type.COUNT),
            new Column("blocked", "blocked", Evidence.Type.DURATION)),
        rows);
  }

  /** Returns a table of the longest waits. */
  Evidence longest(LockGroup group) {
    List<List<Object>> rows = new ArrayList<>();
    for (Wait wait : group.longest()) {
      rows.add(
          List.of(
              wait.startNanos(),
              wait.nanos(),
              wait.thread().name(),
              wait.blocker().other().map(TimelineThread::name).orElse(""),
              frames.firstInApp(wait.stackTrace()).map(frames::place).orElse("")));
    }
    return new Evidence(
        "longest waits",
        List.of(
            new Column("start", "start", Evidence.Type.TIME),
            new Column("blocked", "blocked", Evidence.Type.DURATION),
            new Column("thread", "thread", Evidence.Type.TEXT),
            new Column("ownerBefore", "owner before", Evidence.Type.TEXT),
            new Column("place", "place", Evidence.Type.TEXT)),
        rows);
  }

  private record Doing(TimelineThread thread, String what, String place) {}

  /** Returns a table of who was inside meanwhile, and what it did there. */
  Evidence holders(List<Holding> holdings) {
    Map<Doing, Long> sums = new java.util.HashMap<>();
    for (Holding one : holdings) {
      var kind = one.kind();
      Doing doing =
          new Doing(one.thread(), kind == null ? "running" : kind.label(), place(one.stack()));
      sums.merge(doing, one.nanos(), Long::sum);
    }
    List<List<Object>> rows =
        sums.entrySet().stream()
            .sorted(
                Map.Entry.<Doing, Long>comparingByValue()
                    .reversed()
                    .thenComparing(e -> e.getKey().thread().id())
                    .thenComparing(e -> e.getKey().what() + e.getKey().place()))
            .limit(MOST_THREADS)
            .map(
                e ->
                    List.<Object>of(
                        e.getKey().thread().name(),
                        e.getKey().what(),
                        e.getKey().place(),
                        e.getValue()))
            .toList();
    return new Evidence(
        "inside meanwhile, in the longest blocked stretches",
        List.of(
            new Column("thread", "thread", Evidence.Type.TEXT),
            new Column("doing", "doing", Evidence.Type.TEXT),
            new Column("place", "place", Evidence.Type.TEXT),
            new Column("time", "time", Evidence.Type.DURATION)),
        rows);
  }

  private String place(StackTrace stack) {
    return frames
        .firstInApp(stack)
        .or(() -> stack.depth() == 0 ? Optional.empty() : Optional.of(stack.frame(0)))
        .map(frames::place)
        .orElse("");
  }

  private String name(long id) {
    ThreadHistory known = threads.get(id);
    return known == null ? "#" + id : known.thread().name();
  }

  /** Draws the threads that were blocked most, and one more, in the longest blocked stretch. */
  Sketch sketch(LockGroup group, Optional<TimelineThread> holder) {
    Stretches.Stretch worst =
        group.blocked().list().stream()
            .max(
                Comparator.comparingLong(Stretches.Stretch::nanos)
                    .thenComparingLong(Stretches.Stretch::startNanos))
            .orElseThrow();
    long end = Math.min(worst.endNanos(), worst.startNanos() + MOST_SKETCHED_NANOS);
    List<TimelineThread> lanes = new ArrayList<>();
    holder.ifPresent(lanes::add);
    for (TimelineThread thread : threads(group.threads())) {
      if (lanes.size() < MOST_LANES && !lanes.contains(thread)) {
        lanes.add(thread);
      }
    }
    return Sketch.of(query, lanes, worst.startNanos(), end);
  }

  /** Returns how people call a lock. */
  String lock(LockGroup group) {
    String name = simple(group.subject());
    return switch (group.kind()) {
      case MONITOR -> name.isEmpty() ? "a monitor" : "a monitor of " + name;
      case LOCK -> name.isEmpty() ? "a lock" : "a " + name;
      default -> name;
    };
  }

  /** Class of a lock: that of its synchronizer's owner, which is what the program names. */
  private static String simple(String className) {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    boolean inner = className.startsWith("java.util.concurrent.") && simple.contains("$");
    return inner ? simple.substring(0, simple.indexOf('$')) : simple;
  }

  /** Returns a class name that is equal for fair and unfair locks. For fingerprints. */
  static String stable(String className) {
    int inner = className.startsWith("java.util.concurrent.") ? className.indexOf('$') : -1;
    return inner < 0 ? className : className.substring(0, inner);
  }

  String simple(Frame frame) {
    return frames.simple(frame);
  }

  String qualified(Frame frame) {
    return frames.qualified(frame);
  }
}
