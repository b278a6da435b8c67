package dev.debrief.detectors.resources;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Fingerprint;
import dev.debrief.detectors.RecordedEvent;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import dev.debrief.detectors.Thresholds;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds code that starts a thread, or a pool of threads, for every little thing. */
public final class ThreadChurnDetector implements Detector {
  private static final String START = "jdk.ThreadStart";
  private static final String END = "jdk.ThreadEnd";
  private static final int MOST_ALIVE = 200_000;
  private static final int MOST_PLACES = 10_000;

  /** What starting and ending a platform thread costs. */
  private static final long COST_NANOS = 80_000;

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "thread-churn",
          "Threads started all the time",
          "One place starts threads again and again which live shortly or never end.",
          Severity.WARNING,
          List.of(
              EventNeed.of(
                  START,
                  "starts of threads",
                  "jdk.ThreadStart#enabled=true,jdk.ThreadEnd#enabled=true")),
          List.of(
              Threshold.count("leastStarts", 20, "one place starts so many threads"),
              Threshold.perSecond("leastRate", 5, "it starts so many per second"),
              Threshold.millis("mostLife", 1000, "half of them end before that")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Map<String, Set<String>> events() {
    return Map.of(
        START, Set.of("thread", "eventThread", "stackTrace", "parentThread"),
        END, Set.of("thread", "eventThread"));
  }

  @Override
  public Detection begin(RunContext context) {
    return new Starts(context);
  }

  private record Alive(StartPlace place, int start) {}

  private static final class Starts implements Detection {
    private final RunContext context;
    private final Map<String, StartPlace> places = new LinkedHashMap<>();
    private final Map<Long, Alive> alive = new HashMap<>();

    Starts(RunContext context) {
      this.context = context;
    }

    @Override
    public void accept(RecordedEvent event) {
      Optional<TimelineThread> thread =
          event.thread("thread").or(() -> event.thread("eventThread"));
      if (thread.isEmpty()) {
        return;
      }
      if (event.type().equals(START)) {
        started(event, thread.get());
      } else {
        Alive ended = alive.remove(thread.get().id());
        if (ended != null) {
          ended.place.ended(ended.start, event.startNanos());
        }
      }
    }

    private void started(RecordedEvent event, TimelineThread thread) {
      StackTrace stack = event.stackTrace();
      Optional<Frame> site = Sites.of(context.frames(), stack);
      String pool = Fingerprint.poolName(thread.name());
      String key = site.map(context.frames()::qualified).orElse("thread " + pool);
      StartPlace place = places.get(key);
      if (place == null) {
        if (places.size() >= MOST_PLACES) {
          return;
        }
        place = new StartPlace(key, site, stack, startedByApplication(stack), pool);
        places.put(key, place);
      }
      int number = place.started(thread, event.startNanos());
      if (alive.size() < MOST_ALIVE) {
        alive.put(thread.id(), new Alive(place, number));
      }
    }

    /** Returns whether code of the application itself starts the thread, not a pool for it. */
    private boolean startedByApplication(StackTrace stack) {
      int depth = 0;
      while (depth < stack.depth()
          && stack.frame(depth).className().equals(Thread.class.getName())) {
        depth++;
      }
      return depth < stack.depth() && context.frames().inApp(stack.frame(depth));
    }

    @Override
    public List<Finding> finish(TimelineQuery query) {
      return places.values().stream().filter(this::churns).map(this::finding).toList();
    }

    private boolean churns(StartPlace place) {
      Thresholds limits = context.thresholds();
      if (place.starts() < limits.count("leastStarts")
          || place.bestRate((int) limits.count("leastStarts")) < limits.get("leastRate")) {
        return false;
      }
      return place.neverEnd()
          ? place.grows()
          : place.medianLifeNanos() < limits.nanos("mostLife") && place.comesAndGoes();
    }

    private Finding finding(StartPlace place) {
      Finding.Builder finding =
          Finding.of(INFO, Severity.WARNING, Confidence.EXACT)
              .title(title(place))
              .sameAs(place.key())
              .time(place.firstNanos(), place.lastNanos())
              .occurrences(place.starts())
              .saving(Saving.about(place.starts() * COST_NANOS))
              .threads(place.threads())
              .stack(place.stack())
              .evidence(evidence(place))
              .suggestion(suggestion(place));
      place.frame().ifPresent(finding::frame);
      return finding.build();
    }

    private String title(StartPlace place) {
      String who =
          place.frame().map(context.frames()::simple).orElse("Something in no known place");
      String what =
          place.pools() > 1
              ? Figures.count(place.starts())
                  + " threads of "
                  + Figures.count(place.pools())
                  + " pools"
              : Figures.count(place.starts()) + " threads";
      String life =
          place.neverEnd()
              ? "most of which never end"
              : "half of which live less than " + Figures.time(place.medianLifeNanos() + 100_000);
      return who + " starts " + what + ", " + Figures.count(place.rate()) + " per second, " + life;
    }

    private static Evidence evidence(StartPlace place) {
      return new Evidence(
          "threads",
          List.of(
              new Evidence.Column("name", "name", Evidence.Type.TEXT),
              new Evidence.Column("started", "started", Evidence.Type.TIME),
              new Evidence.Column("life", "lived", Evidence.Type.TEXT)),
          place.rows());
    }

    private static String suggestion(StartPlace place) {
      if (place.pool().startsWith("HttpClient-")) {
        return "Create one java.net.http.HttpClient and share it: each has a selector thread and"
            + " connections of its own, which outlive the call.";
      }
      if (place.pools() > 1) {
        return "Create one executor and share it instead of one per call"
            + (place.neverEnd() ? ", and shut down those that are no longer used." : ".");
      }
      if (place.neverEnd()) {
        return "Let the threads end when their work is over, or share some of a pool: each holds"
            + " memory for its stack. A thread dump (jcmd PID Thread.print) shows what they wait"
            + " for.";
      }
      return "Use a shared executor with a bounded number of threads instead of a thread per task,"
          + " or virtual threads on JDK 21 and newer.";
    }
  }
}
