package dev.debrief.detectors.resources;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.RecordedEvent;
import dev.debrief.detectors.RunContext;
import dev.debrief.detectors.Saving;
import dev.debrief.detectors.Severity;
import dev.debrief.detectors.Threshold;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds code that asks for garbage collections ({@code System.gc()}). */
public final class ExplicitGcDetector implements Detector {
  private static final String CALL = "jdk.SystemGC";
  private static final String COLLECTION = "jdk.GarbageCollection";
  private static final int MOST_THREADS = 20;

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "explicit-gc",
          "Garbage collections that code asks for",
          "Code calls System.gc(), and all threads stand still for a full collection.",
          Severity.WARNING,
          List.of(
              new EventNeed(
                  List.of(CALL, COLLECTION),
                  "garbage collections that were asked for",
                  "jdk.SystemGC#enabled=true")),
          List.of(
              Threshold.millis(
                  "leastTotal", 50, "collections that one place asks for take so long in all")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Map<String, Set<String>> events() {
    return Map.of(
        CALL, Set.of("eventThread", "stackTrace", "invokedConcurrent"),
        COLLECTION, Set.of("cause"));
  }

  @Override
  public Detection begin(RunContext context) {
    return new Calls(context);
  }

  /** Calls from one place. */
  private static final class Place {
    final Optional<Frame> frame;
    final StackTrace stack;
    final Set<TimelineThread> threads = new LinkedHashSet<>();
    final List<List<Object>> rows = new ArrayList<>();
    long count;
    long nanos;
    long longest;
    long first = Long.MAX_VALUE;
    long last;

    Place(Optional<Frame> frame, StackTrace stack) {
      this.frame = frame;
      this.stack = stack;
    }

    List<List<Object>> rowsInOrder() {
      rows.sort(Comparator.comparing(row -> (Long) row.get(0)));
      return rows;
    }

    void add(RecordedEvent event) {
      long length = event.endNanos() - event.startNanos();
      Optional<TimelineThread> thread = event.thread("eventThread");
      if (threads.size() < MOST_THREADS) {
        thread.ifPresent(threads::add);
      }
      if (rows.size() < Evidence.MOST_ROWS) {
        rows.add(List.of(event.startNanos(), length, thread.map(TimelineThread::name).orElse("")));
      }
      count++;
      nanos += length;
      longest = Math.max(longest, length);
      first = Math.min(first, event.startNanos());
      last = Math.max(last, event.endNanos());
    }
  }

  private static final class Calls implements Detection {
    private final RunContext context;
    private final Map<String, Place> calls = new LinkedHashMap<>();
    private final Place collections = new Place(Optional.empty(), StackTrace.EMPTY);

    Calls(RunContext context) {
      this.context = context;
    }

    @Override
    public void accept(RecordedEvent event) {
      if (event.type().equals(COLLECTION)) {
        if (event.text("cause").equals("System.gc()")) {
          collections.add(event);
        }
        return;
      }
      StackTrace stack = event.stackTrace();
      Optional<Frame> site = Sites.of(context.frames(), stack);
      calls
          .computeIfAbsent(
              site.map(context.frames()::qualified).orElse(""), key -> new Place(site, stack))
          .add(event);
    }

    @Override
    public List<Finding> finish(TimelineQuery query) {
      List<Place> places = calls.isEmpty() ? List.of(collections) : List.copyOf(calls.values());
      long least = context.thresholds().nanos("leastTotal");
      return places.stream()
          .filter(place -> place.count > 0 && place.nanos >= least)
          .map(this::finding)
          .toList();
    }

    private Finding finding(Place place) {
      String by = place.frame.map(frame -> " by " + context.frames().simple(frame)).orElse("");
      Finding.Builder finding =
          Finding.of(INFO, Severity.WARNING, Confidence.EXACT)
              .title(
                  String.format(
                      Locale.ROOT,
                      "System.gc() is called%s %s, which takes %s%s",
                      by,
                      place.count == 1 ? "once" : Figures.count(place.count) + " times",
                      Figures.time(place.nanos),
                      place.count == 1 ? "" : ", " + Figures.time(place.longest) + " at most"))
              .sameAs(place.frame.map(context.frames()::qualified).orElse("unknown"))
              .time(place.first, place.last)
              .occurrences(place.count)
              .saving(Saving.atMost(place.nanos))
              .threads(List.copyOf(place.threads))
              .stack(place.stack)
              .evidence(
                  new Evidence(
                      "calls of System.gc()",
                      List.of(
                          new Evidence.Column("start", "start", Evidence.Type.TIME),
                          new Evidence.Column("duration", "took", Evidence.Type.DURATION),
                          new Evidence.Column("thread", "thread", Evidence.Type.TEXT)),
                      place.rowsInOrder()))
              .suggestion(suggestion(place));
      place.frame.ifPresent(finding::frame);
      return finding.build();
    }

    private static String suggestion(Place place) {
      if (has(place.stack, "sun.rmi.transport.GC$Daemon")) {
        return "RMI asks for these collections at intervals. Set"
            + " -Dsun.rmi.dgc.server.gcInterval and sun.rmi.dgc.client.gcInterval higher if remote"
            + " objects need not be collected that soon.";
      }
      if (has(place.stack, "java.nio.Bits")) {
        return "Direct memory ran out, and the JDK asks for a collection to get some back. Release"
            + " or share direct buffers, or raise -XX:MaxDirectMemorySize.";
      }
      return "Remove the call: the collector knows by itself when to run. If it cannot be removed"
          + " (a library's), -XX:+ExplicitGCInvokesConcurrent makes G1 collect beside the"
          + " application, and -XX:+DisableExplicitGC ignores the call.";
    }

    private static boolean has(StackTrace stack, String className) {
      return stack.frames().stream().anyMatch(frame -> frame.className().equals(className));
    }
  }
}
