package dev.debrief.detectors;

import dev.debrief.timeline.FirstPassVisitor;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.WindowSink;
import dev.debrief.timeline.frames.InApp;
import dev.debrief.timeline.query.SliceStore;
import dev.debrief.timeline.query.Stacks;
import dev.debrief.timeline.query.ThreadLives;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs detectors over one recording: {@link #firstPass} sees the first pass, the sink of {@link
 * #begin} the windows of the second (made with {@link #options}), {@link #finish} returns what was
 * found. A detector that throws or takes too long is left out from there on, and reported. Not safe
 * for use by several threads.
 */
public final class DetectorRun implements Closeable {
  /** Short ones, because all rows of a window are in memory at once. */
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .thenComparing(finding -> finding.saving().map(Saving::nanos).orElse(0L))
          .reversed()
          .thenComparing(Finding::detector)
          .thenComparing(Finding::startNanos)
          .thenComparing(Finding::fingerprint);

  private final Stacks stacks = new Stacks();
  private final ThreadLives lives = new ThreadLives();
  private final List<GuardedDetection> detections = new ArrayList<>();
  private final DetectorLanes lanes;
  private @Nullable RecordingIndex index;
  private @Nullable SliceStore store;

  /**
   * What all detectors of a run are told.
   *
   * @param inApp tells the application's classes from others
   * @param tables frames with a meaning
   * @param budget time that each detector may take
   * @param threads how many detectors may run at the same time, at least 1; the findings do not
   *     depend on it
   */
  public record Settings(InApp inApp, FrameTables tables, Duration budget, int threads) {}

  /**
   * Begins a run.
   *
   * @param detectors which, and with which thresholds
   */
  public DetectorRun(List<ChosenDetector> detectors, Settings settings) {
    Map<String, List<ChosenDetector>> packages = new LinkedHashMap<>();
    for (ChosenDetector chosen : detectors) {
      packages
          .computeIfAbsent(
              chosen.detector().getClass().getPackageName(), unused -> new ArrayList<>())
          .add(chosen);
    }
    List<DetectorLane> made = new ArrayList<>();
    for (List<ChosenDetector> one : packages.values()) {
      DetectorLane lane =
          new DetectorLane(
              one, settings.inApp(), settings.tables(), stacks, settings.budget().toNanos());
      made.add(lane);
      detections.addAll(lane.detections());
    }
    lanes = new DetectorLanes(made, settings.threads());
  }

  /** Returns what the second pass must be read with. */
  public static TimelineOptions options(TimelineOptions wanted) {
    return wanted.withIdle(true).withDetail(true).withWindow(WINDOW);
  }

  /** Returns what takes the events of the first pass. */
  public FirstPassVisitor<?> firstPass() {
    return new DetectorEvents(detections, lives);
  }

  /**
   * Returns what takes the windows of the second pass.
   *
   * @param recording of the first pass
   * @param memoryBytes how much memory segments may take; more lies in a temporary file
   * @param temporary directory of that file
   */
  public WindowSink begin(RecordingIndex recording, long memoryBytes, Path temporary) {
    index = recording;
    detections.forEach(one -> one.checkNeeds(recording.info()));
    store = new SliceStore(stacks, lanes, memoryBytes, temporary);
    return store;
  }

  /**
   * Returns what was found, the worst first.
   *
   * @throws IOException if the temporary file cannot be used
   */
  public Detected finish() throws IOException {
    SliceStore all = Objects.requireNonNull(store, "begun");
    RecordingIndex recording = Objects.requireNonNull(index, "begun");
    all.end();
    List<Finding> findings = new ArrayList<>();
    lanes.each(lane -> lane.finish(recording, all, lives)).forEach(findings::addAll);
    findings.sort(WORST_FIRST);
    return new Detected(
        findings,
        detections.stream().flatMap(one -> one.notApplicable().stream()).toList(),
        detections.stream().flatMap(one -> one.failure().stream()).toList());
  }

  @Override
  public void close() throws IOException {
    lanes.close();
    if (store != null) {
      store.close();
    }
  }
}
