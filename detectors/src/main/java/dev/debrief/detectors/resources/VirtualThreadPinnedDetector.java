package dev.debrief.detectors.resources;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detection;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Figures;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.FrameText;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds virtual threads that block their carriers. */
public final class VirtualThreadPinnedDetector implements Detector {
  private static final String PINNED = "jdk.VirtualThreadPinned";
  private static final int MOST_THREADS = 20;
  private static final int MOST_PLACES = 1_000;

  /** The JDK's classes are initialized once, and nobody can help it. */
  private static final Pattern OF_PLATFORM =
      Pattern.compile("Waited for initialization of (java|javax|jdk|sun)\\..*");

  private static final DetectorInfo INFO =
      new DetectorInfo(
          "vt-pinned",
          "Virtual threads pinned to their carriers",
          "Virtual threads block while they are pinned, so that their carriers can run no others.",
          Severity.WARNING,
          List.of(
              EventNeed.of(
                  PINNED,
                  "pinned virtual threads",
                  "jdk.VirtualThreadPinned#enabled=true,jdk.VirtualThreadPinned#threshold=10ms")),
          List.of(
              Threshold.millis(
                  "leastTotal", 200, "carriers are blocked so long in all from one place")));

  @Override
  public DetectorInfo info() {
    return INFO;
  }

  @Override
  public Map<String, Set<String>> events() {
    return Map.of(PINNED, Set.of("eventThread", "stackTrace", "pinnedReason", "blockingOperation"));
  }

  @Override
  public Detection begin(RunContext context) {
    return new Pins(context);
  }

  /** Pins at one place. */
  private static final class Place {
    final String key;
    Optional<Frame> frame = Optional.empty();
    StackTrace stack = StackTrace.EMPTY;
    String reason = "";
    String operation = "";
    long longest = -1;
    final Set<TimelineThread> threads = new LinkedHashSet<>();
    final List<List<Object>> rows = new ArrayList<>();
    long count;
    long nanos;
    long first = Long.MAX_VALUE;
    long last;

    Place(String key) {
      this.key = key;
    }

    List<List<Object>> rowsInOrder() {
      rows.sort(Comparator.comparing(row -> (Long) row.get(0)));
      return rows;
    }

    void add(RecordedEvent event, FrameText text) {
      long length = event.endNanos() - event.startNanos();
      Optional<TimelineThread> thread = event.thread("eventThread");
      if (threads.size() < MOST_THREADS) {
        thread.ifPresent(threads::add);
      }
      if (rows.size() < Evidence.MOST_ROWS) {
        String name = thread.map(TimelineThread::name).orElse("");
        rows.add(List.of(event.startNanos(), length, name, event.text("pinnedReason")));
      }
      if (length > longest) {
        longest = length;
        stack = event.stackTrace();
        frame = PinningFrame.of(text, stack);
        reason = event.text("pinnedReason");
        operation = event.text("blockingOperation");
      }
      count++;
      nanos += length;
      first = Math.min(first, event.startNanos());
      last = Math.max(last, event.endNanos());
    }
  }

  private static final class Pins implements Detection {
    private final RunContext context;
    private final Map<String, Place> places = new LinkedHashMap<>();

    Pins(RunContext context) {
      this.context = context;
    }

    @Override
    public void accept(RecordedEvent event) {
      if (OF_PLATFORM.matcher(event.text("pinnedReason")).matches()) {
        return;
      }
      String key =
          Sites.of(context.frames(), event.stackTrace())
              .map(context.frames()::qualified)
              .orElse("unknown");
      if (places.size() < MOST_PLACES || places.containsKey(key)) {
        places.computeIfAbsent(key, Place::new).add(event, context.frames());
      }
    }

    @Override
    public List<Finding> finish(TimelineQuery query) {
      long least = context.thresholds().nanos("leastTotal");
      return places.values().stream()
          .filter(place -> place.nanos >= least)
          .map(this::finding)
          .toList();
    }

    private Finding finding(Place place) {
      String where = place.frame.map(frame -> " in " + context.frames().simple(frame)).orElse("");
      String why = place.reason.isEmpty() ? "" : " (" + place.reason + ")";
      Finding.Builder finding =
          Finding.of(INFO, Severity.WARNING, Confidence.EXACT)
              .title(
                  "Virtual threads block their carriers " + Figures.time(place.nanos) + where + why)
              .sameAs(place.key)
              .time(place.first, place.last)
              .occurrences(place.count)
              .saving(Saving.atMost(place.nanos))
              .threads(List.copyOf(place.threads))
              .stack(place.stack)
              .evidence(
                  new Evidence(
                      "pinned" + (place.operation.isEmpty() ? "" : ", " + place.operation),
                      List.of(
                          new Evidence.Column("start", "start", Evidence.Type.TIME),
                          new Evidence.Column("duration", "blocked", Evidence.Type.DURATION),
                          new Evidence.Column("thread", "virtual thread", Evidence.Type.TEXT),
                          new Evidence.Column("reason", "reason", Evidence.Type.TEXT)),
                      place.rowsInOrder()))
              .suggestion(suggestion(place));
      place.frame.ifPresent(finding::frame);
      return finding.build();
    }

    private static String suggestion(Place place) {
      if (place.reason.isEmpty()) {
        return "If this blocks inside a synchronized method or block, use a ReentrantLock, or run on"
            + " JDK 24 or newer, where synchronized does not pin; if it blocks inside native code,"
            + " do that on a pool of platform threads.";
      }
      return "synchronized does not pin on this JDK; native code and the initialization of classes"
          + " do. Initialize the class before virtual threads need it, keep blocking calls out of"
          + " static initializers, or do the call on a pool of platform threads.";
    }
  }
}
