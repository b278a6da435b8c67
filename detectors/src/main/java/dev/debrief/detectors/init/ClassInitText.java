package dev.debrief.detectors.init;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Evidence.Column;
import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severities;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Sketch;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.Awaited;
import dev.debrief.timeline.query.FrameShare;
import dev.debrief.timeline.query.Invocation;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what was found of a class that is slow to initialise. */
final class ClassInitText {
  private static final int MOST_THREADS = 5;
  private static final int MOST_FRAMES = 5;
  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  private final DetectorInfo info;
  private final RunContext context;
  private final FrameText frames;
  private final ThreadTimes times;

  ClassInitText(DetectorInfo info, RunContext context, ThreadTimes times) {
    this.info = info;
    this.context = context;
    this.frames = context.frames();
    this.times = times;
  }

  /** Returns whether a class belongs to the JDK, so that nobody can change its initialiser. */
  static boolean ofJdk(String className) {
    return JDK.stream().anyMatch(className::startsWith);
  }

  Finding finding(ClassInit one, TimelineQuery query) {
    StackTrace stack = stack(one);
    Finding.Builder finding =
        Finding.of(info, severity(one), confidence(one))
            .title(title(one))
            .sameAs(one.className().isEmpty() ? place(one) : one.className())
            .time(one.startNanos(), one.endNanos())
            .occurrences(Math.max(1, one.waits().size()))
            .saving(Saving.atMost(one.waits().isEmpty() ? one.nanos() : one.waitedNanos()))
            .threads(one.affected())
            .stack(stack)
            .suggestion(suggestion(one))
            .sketch(sketch(one, query));
    frame(one).ifPresent(finding::frame);
    if (!one.waits().isEmpty()) {
      finding.evidence(waits(one));
      query
          .awaited(one.waits().get(0))
          .filter(a -> isInitialiser(a, one))
          .ifPresent(finding::awaited);
    }
    one.initialiser().ifPresent(thread -> finding.evidence(timeGoesTo(one, thread, query)));
    return finding.build();
  }

  private static boolean isInitialiser(Awaited awaited, ClassInit one) {
    return one.initialiser()
        .map(thread -> thread.id() == awaited.thread().id())
        .orElse(awaited.how().exact());
  }

  private Severity severity(ClassInit one) {
    List<Long> ids = one.affected().stream().map(TimelineThread::id).toList();
    long whole = times.busyNanos(ids) / Math.max(1, ids.size());
    boolean slow =
        one.nanos() >= context.thresholds().nanos("slowInit")
            && one.nanos() >= context.thresholds().share("leastShare") * whole;
    boolean nobodys =
        one.waits().isEmpty()
            && one.longestRun().filter(run -> frames.inApp(run.frame())).isEmpty();
    if (!slow || nobodys) {
      return Severity.INFO;
    }
    return Severities.of(one.nanos(), whole) == Severity.ERROR ? Severity.ERROR : Severity.WARNING;
  }

  private static Confidence confidence(ClassInit one) {
    if (one.waits().isEmpty()) {
      return Confidence.SAMPLED;
    }
    boolean named = one.waits().stream().allMatch(wait -> wait.blocker().other().isPresent());
    return named ? Confidence.EXACT : Confidence.INFERRED;
  }

  private String title(ClassInit one) {
    String name = one.className().isEmpty() ? "A class" : simple(one.className());
    int waiters = one.affected().size();
    if (one.waits().isEmpty()) {
      return "The static initialiser of " + name + " takes " + Figures.time(one.nanos());
    }
    String who = waiters == 1 ? "1 thread waits" : waiters + " threads wait";
    String how =
        one.waits().size() == 1
            ? Figures.time(one.waitedNanos())
            : Figures.time(one.waitedNanos()) + " in all";
    String of = one.className().isEmpty() ? " that " + place(one) + " uses" : "";
    return who + " " + how + " for the initialisation of " + (of.isEmpty() ? name : "a class" + of);
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private String place(ClassInit one) {
    StackTrace stack = stack(one);
    return frames
        .firstInApp(stack)
        .or(() -> stack.isEmpty() ? Optional.empty() : Optional.of(stack.frame(0)))
        .map(frames::simple)
        .orElse("unknown code");
  }

  private static Optional<Frame> frame(ClassInit one) {
    return one.longestRun().map(Invocation::frame);
  }

  private static StackTrace stack(ClassInit one) {
    return one.longestRun().map(Invocation::stack).orElseGet(() -> one.waits().get(0).stackTrace());
  }

  private static String suggestion(ClassInit one) {
    String first =
        one.waits().isEmpty()
            ? "Whoever uses the class first pays for it, and others would wait meanwhile."
            : "All threads that use the class wait until the one that was first has done it.";
    return first
        + " Move what is slow (IO, parsing, large tables) out of the static initialiser: into a"
        + " holder class that is used only where it is needed, or into an explicit step at start-up;"
        + " or touch the class early, on a thread for which nobody waits.";
  }

  private static Sketch sketch(ClassInit one, TimelineQuery query) {
    Set<TimelineThread> threads = new LinkedHashSet<>();
    one.initialiser().ifPresent(threads::add);
    threads.addAll(one.affected());
    return Sketch.of(
        query,
        threads.stream().limit(MOST_THREADS).toList(),
        one.startNanos(),
        Math.max(one.endNanos(), one.startNanos() + 1));
  }

  private Evidence waits(ClassInit one) {
    List<List<Object>> rows = new ArrayList<>();
    one.waits().stream()
        .limit(Evidence.MOST_ROWS)
        .forEach(
            wait ->
                rows.add(
                    List.of(
                        wait.startNanos(),
                        wait.nanos(),
                        wait.thread().name(),
                        caller(wait),
                        one.initialiser().map(TimelineThread::name).orElse(""))));
    return new Evidence(
        "waits",
        List.of(
            new Column("start", "start", Evidence.Type.TIME),
            new Column("duration", "duration", Evidence.Type.DURATION),
            new Column("thread", "thread", Evidence.Type.TEXT),
            new Column("place", "place", Evidence.Type.TEXT),
            new Column("initialiser", "initialising thread", Evidence.Type.TEXT)),
        rows);
  }

  private String caller(Wait wait) {
    return frames.firstInApp(wait.stackTrace()).map(frames::place).orElse("");
  }

  private Evidence timeGoesTo(ClassInit one, TimelineThread thread, TimelineQuery query) {
    List<List<Object>> rows = new ArrayList<>();
    for (FrameShare share :
        query.topFrames(
            thread, one.startNanos(), one.endNanos(), frames::firstInApp, MOST_FRAMES)) {
      rows.add(List.of(frames.qualified(share.frame()), share.nanos()));
    }
    return new Evidence(
        "time goes to",
        List.of(
            new Column("method", "method", Evidence.Type.TEXT),
            new Column("time", "time", Evidence.Type.DURATION)),
        rows);
  }
}
