package dev.debrief.detectors.init;

import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RecordedEvent;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.query.Invocation;
import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import dev.debrief.timeline.query.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds threads that wait for a class to be initialised, and slow static initialisers. */
public final class ClassInitWaitDetector implements Detector {
  /** Part of the outer initialiser's time from which on the inner class is the cause. */
  private static final double MOST = 0.75;

  /** Part of a thread's time from which on an initialiser is the program itself. */
  private static final double PROGRAM = 0.8;

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "class-init-wait",
          "Slow class initialisation",
          "A static initialiser takes long, and threads that need the class wait for it.",
          Severity.WARNING,
          List.of(
              new EventNeed(
                  List.of(
                      "jdk.JavaMonitorWait",
                      "jdk.ExecutionSample",
                      "jdk.CPUTimeSample",
                      "profiler.WallClockSample"),
                  "waits of threads or samples of running ones",
                  EventNeed.WAITS.setting())),
          List.of(
              Threshold.millis("leastWait", 100, "wait for a class from which on it counts"),
              Threshold.millis(
                  "slowInit", 200, "length of an initialisation from which on it is reported"),
              Threshold.percent(
                  "leastShare",
                  1,
                  "that time as a part of the busy time of the threads it costs")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Map<String, Set<String>> events() {
    return Map.of("jdk.VirtualThreadPinned", Set.of("pinnedReason", "eventThread"));
  }

  @Override
  public Detection begin(RunContext context) {
    return new Run(context);
  }

  private static final class Run implements Detection {
    private final RunContext context;
    private final ClassInitLog log;
    private final ThreadTimes times = new ThreadTimes();

    Run(RunContext context) {
      this.context = context;
      this.log = new ClassInitLog(context, context.thresholds().nanos("leastWait"));
    }

    @Override
    public void accept(RecordedEvent event) {
      log.accept(event);
    }

    @Override
    public void accept(ThreadSlice slice) {
      log.accept(slice);
      times.accept(slice);
    }

    @Override
    public List<Finding> finish(TimelineQuery query) {
      log.finish();
      Map<String, ClassInit> classes = new TreeMap<>();
      for (Wait wait : log.waits()) {
        Optional<Invocation> run = log.awaited(wait);
        String name = log.named(wait);
        if (name.isEmpty()) {
          name = run.map(log::className).orElse("");
        }
        String known = name;
        ClassInit one =
            classes.computeIfAbsent(
                known.isEmpty() ? "?" + place(wait) : known, key -> new ClassInit(known));
        one.add(wait);
        run.ifPresent(one::add);
      }
      for (Invocation run : log.runs()) {
        if (run.nanos() >= context.thresholds().nanos("slowInit")
            && !isProgram(run)
            && !costsElsewhere(run)) {
          classes.computeIfAbsent(log.className(run), ClassInit::new).add(run);
        }
      }
      return findings(classes, query);
    }

    /** Returns where a class was needed whose name is not known. */
    private String place(Wait wait) {
      StackTrace stack = wait.stackTrace();
      return stack.isEmpty() ? "" : context.frames().qualified(stack.frame(0));
    }

    private List<Finding> findings(Map<String, ClassInit> classes, TimelineQuery query) {
      ClassInitText text = new ClassInitText(INFO, context, times);
      List<Finding> findings = new ArrayList<>();
      for (ClassInit one : classes.values()) {
        boolean waited = !one.waits().isEmpty();
        boolean inner = !waited && isInside(one, classes);
        if (!inner && (waited || one.nanos() >= context.thresholds().nanos("slowInit"))) {
          findings.add(text.finding(one, query));
        }
      }
      return findings;
    }

    /** Returns whether a slow initialiser is a part of one that is reported. */
    private static boolean isInside(ClassInit one, Map<String, ClassInit> classes) {
      Invocation run = one.longestRun().orElseThrow();
      return classes.values().stream()
          .filter(other -> other != one)
          .flatMap(other -> other.longestRun().stream())
          .anyMatch(outer -> contains(outer, run) && run.outer().contains(outer.method()));
    }

    private static boolean contains(Invocation outer, Invocation inner) {
      return outer.thread().id() == inner.thread().id()
          && outer.startNanos() <= inner.startNanos()
          && outer.endNanos() >= inner.endNanos();
    }

    /** Returns whether nearly all the time goes into the initialiser of another class. */
    private boolean costsElsewhere(Invocation run) {
      return log.runs().stream()
          .anyMatch(
              inner ->
                  !inner.equals(run)
                      && inner.outer().contains(run.method())
                      && contains(run, inner)
                      && inner.nanos() >= MOST * run.nanos()
                      && !ClassInitText.ofJdk(log.className(inner)));
    }

    /** Returns whether the program runs in the initialiser of its main class. */
    private boolean isProgram(Invocation run) {
      StackTrace stack = run.stack();
      String root = context.frames().className(stack.frame(stack.depth() - 1));
      boolean ofMain =
          (root + "$").startsWith(log.className(run)) || run.depth() >= stack.depth() - 2;
      long busy = times.busyNanos(List.of(run.thread().id()));
      return ofMain && run.nanos() >= PROGRAM * busy;
    }
  }
}
