package dev.debrief.engine;

import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Detected.NotApplicable;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.DetectorRun;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.FrameText;
import dev.debrief.detectors.RecordingDetector;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.RecordingInfo;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.report.ExaminedRecording;
import dev.debrief.timeline.EventGroup;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.Timelines;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.WindowSink;
import dev.debrief.timeline.WindowStage;
import dev.debrief.timeline.Workers;
import dev.debrief.timeline.frames.InApp;
import dev.debrief.timeline.span.SpanIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Runs detectors over recordings: two passes, and questions after them. */
final class Detecting implements EachInput.Task<Examined> {
  private static final Duration BUDGET = Duration.ofSeconds(60);
  private static final long MOST_MEMORY_BYTES = 64L << 20;

  private final DetectRequest request;
  private final Progress<?> progress;
  private final ChosenDetectors detectors;
  private final UserTables tables;
  private final Suppressions suppressions;
  private final Baseline baseline;
  private final Set<EventGroup> kinds;
  private final SpanWork spanWork;

  /**
   * @throws UsageException if the request asks for what there is not
   */
  Detecting(DetectRequest request, Services services, Progress<?> progress) throws UsageException {
    this.request = request;
    this.progress = progress;
    this.detectors = ChosenDetectors.of(request.choice(), services);
    this.tables = UserTables.read(request.choice().frameTables());
    this.suppressions =
        Suppressions.read(request.known().suppressions(), request.clock().instant());
    this.baseline = Baseline.read(request.known().baseline());
    this.kinds = Translation.eventGroups(request.excerpt().kinds());
    this.spanWork = new SpanWork(request.spans(), services, request.inputs().maxExpandedBytes());
  }

  /** Returns what the detectors are. */
  List<DetectorInfo> infos() {
    return detectors.infos();
  }

  /** Returns names of frames, for one thread. */
  FrameText frames() {
    return new FrameText(inApp());
  }

  private InApp inApp() {
    return new InApp(request.code().inApp(), request.code().notInApp());
  }

  private DetectorRun.Settings settings() {
    return new DetectorRun.Settings(inApp(), tables.frameTables(), BUDGET, request.threads());
  }

  /** Returns what was found in all recordings so far. */
  Baseline baseline() {
    return baseline;
  }

  /** Returns the reasons of suppressions that are over. */
  List<String> expiredSuppressions() {
    return suppressions.expired();
  }

  @Override
  public Examined apply(Recording recording, boolean several, Diagnostics notes)
      throws RecordingException, IOException {
    try (Workers workers = Workers.of(request.threads());
        DetectorRun run = new DetectorRun(detectors.detectors(), settings())) {
      RecordingReader reader =
          RecordingReader.open(
              recording, Translation.parser(request.inputs().parser()), workers.spare());
      EventSource source = new WatchedSource(reader, progress);
      SpanWork.Indexed indexed = spanWork.index(source, workers, notes, run.firstPass());
      RecordingIndex index = indexed.recording();
      Legibility.require(recording, source);
      TimelineOptions options = options(index.info());
      WindowSink sink = run.begin(index, memoryBytes(), temporary());
      WindowStage<Window> stage = stage(sink, spanWork.filtering(indexed.spans()));
      notes.addAll(Timelines.read(source, index, options, workers, stage));
      notes.addAll(source.diagnostics());
      notes.addAll(index.diagnostics());
      List<Detected> detected = new ArrayList<>(List.of(run.finish()));
      examineWhole(recording, index.info(), detected);
      detected.forEach(one -> notes.addAll(one.failures()));
      return examined(detected, indexed.spans(), time(index.info(), options));
    }
  }

  private static WindowStage<Window> stage(WindowSink sink, UnaryOperator<Window> filter) {
    return new WindowStage<>() {
      @Override
      public Window prepare(Window window) {
        return filter.apply(window);
      }

      @Override
      public void finish(Window window) throws IOException {
        sink.window(window);
      }
    };
  }

  private TimelineOptions options(RecordingInfo info) {
    Excerpt excerpt = request.excerpt();
    TimelineOptions wanted =
        TimelineOptions.DEFAULTS
            .withKinds(kinds)
            .withThreads(excerpt.threads(), excerpt.excludedThreads())
            .between(instant(excerpt.from(), info), instant(excerpt.to(), info))
            .withWaitRows(tables.waitRows());
    return DetectorRun.options(wanted);
  }

  private static Optional<Instant> instant(Optional<TimePoint> point, RecordingInfo info) {
    return point.map(p -> Instant.EPOCH.plusNanos(p.resolve(info.startNanos(), info.endNanos())));
  }

  /** A small part of what there is: the file that holds the rest is read little. */
  private static long memoryBytes() {
    return Math.min(MOST_MEMORY_BYTES, Runtime.getRuntime().maxMemory() / 16);
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private void examineWhole(Recording recording, RecordingInfo info, List<Detected> detected)
      throws IOException {
    for (Map.Entry<RecordingDetector, Set<String>> family : detectors.families().entrySet()) {
      try (RecordingBytes bytes = new RecordingBytes(recording)) {
        detected.add(
            family
                .getKey()
                .examine(
                    new RecordingDetector.WholeRecording(bytes, info.startNanos(), info.endNanos()),
                    family.getValue()));
      } catch (IOException | RuntimeException | LinkageError e) {
        // The border of code that is not ours: the other detectors' findings stay.
        String message = family.getKey().family() + " failed: " + e;
        Diagnostic note =
            new Diagnostic("detector-failed", Diagnostic.Level.ERROR, message, 1, Optional.empty());
        detected.add(new Detected(List.of(), List.of(), List.of(note)));
      }
    }
  }

  private static ExaminedRecording.Time time(RecordingInfo info, TimelineOptions options) {
    return new ExaminedRecording.Time(
        options.from().map(Detecting::nanos).orElse(info.startNanos()),
        options.to().map(Detecting::nanos).orElse(info.endNanos()));
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  private Examined examined(List<Detected> detected, SpanIndex spans, ExaminedRecording.Time time) {
    FrameText frames = frames();
    List<Finding> shown = new ArrayList<>();
    List<NotApplicable> notApplicable = new ArrayList<>();
    Set<String> lookedFor = new TreeSet<>();
    detectors.infos().forEach(info -> lookedFor.add(info.id()));
    long suppressed = 0;
    long known = 0;
    for (Detected one : detected) {
      notApplicable.addAll(one.notApplicable());
      for (Finding finding : one.findings()) {
        if (suppressions.matches(finding, frames)) {
          suppressed++;
        } else if (baseline.add(finding)) {
          known++;
        } else {
          shown.add(SpanOfFinding.in(finding, spans));
        }
      }
    }
    notApplicable.forEach(one -> lookedFor.remove(one.detector()));
    detected.forEach(one -> one.failures().forEach(note -> lookedFor.removeIf(hasFailed(note))));
    ExaminedRecording.LeftOut leftOut = new ExaminedRecording.LeftOut(suppressed, known);
    return new Examined(
        time,
        shown,
        notApplicable,
        leftOut,
        findings(shown, leftOut, List.copyOf(lookedFor), notApplicable, time));
  }

  /** Notes on failures begin with the id of the detector, or with its family. */
  private static Predicate<String> hasFailed(Diagnostic note) {
    return id ->
        note.message().startsWith(id + " ")
            || note.message().startsWith(id.replaceFirst(":.*", "") + " ");
  }

  private Findings findings(
      List<Finding> shown,
      ExaminedRecording.LeftOut leftOut,
      List<String> lookedFor,
      List<NotApplicable> notApplicable,
      ExaminedRecording.Time time) {
    return new Findings(
        Instant.EPOCH.plusNanos(time.startNanos()),
        Instant.EPOCH.plusNanos(time.endNanos()),
        shown.stream().map(this::item).toList(),
        leftOut.suppressed(),
        leftOut.known(),
        lookedFor,
        notApplicable.stream().map(NotApplicable::detector).toList());
  }

  private Findings.Item item(Finding finding) {
    return new Findings.Item(
        finding.detector(),
        Findings.Severity.valueOf(finding.severity().name()),
        finding.title(),
        finding.fingerprint(),
        detectors.judgesRecording(finding.detector()));
  }
}
