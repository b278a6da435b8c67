package dev.debrief.detectors;

import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.EventSource;
import dev.debrief.jfr.Recording;
import dev.debrief.jfr.RecordingException;
import dev.debrief.jfr.RecordingReader;
import dev.debrief.jfr.input.FoundInputs;
import dev.debrief.jfr.input.InputOptions;
import dev.debrief.jfr.input.RecordingFinder;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.TimelineOptions;
import dev.debrief.timeline.Timelines;
import dev.debrief.timeline.Workers;
import dev.debrief.timeline.frames.InApp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Runs detectors over recordings, for tests. */
public final class Examination {
  private static final Duration BUDGET = Duration.ofMinutes(2);
  private static final long MEMORY_BYTES = 64L << 20;

  private Examination() {}

  /** Returns all detectors that are services, with their default thresholds. */
  public static List<ChosenDetector> all() {
    return ServiceLoader.load(Detector.class).stream()
        .map(ServiceLoader.Provider::get)
        .map(Examination::chosen)
        .toList();
  }

  /** Returns a detector with its default thresholds. */
  public static ChosenDetector chosen(Detector detector) {
    return chosen(detector, Map.of());
  }

  /** Returns a detector with some thresholds changed. */
  public static ChosenDetector chosen(Detector detector, Map<String, Double> changed) {
    return new ChosenDetector(detector, Thresholds.of(detector.info().thresholds(), changed));
  }

  /** Runs detectors over a recording in a file, packed or not. */
  public static Detected of(Path file, List<ChosenDetector> detectors) throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    InputOptions options = InputOptions.defaults(temporary);
    try (FoundInputs found = new RecordingFinder(options).find(List.of(file.toString()));
        Recording recording = found.inputs().get(0).open(new Diagnostics())) {
      return of(RecordingReader.open(recording), detectors);
    } catch (RecordingException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Runs detectors over events. */
  public static Detected of(EventSource source, List<ChosenDetector> detectors) throws IOException {
    InApp inApp = new InApp(List.of(), List.of());
    try (Workers one = Workers.of(1);
        DetectorRun run =
            new DetectorRun(
                detectors, new DetectorRun.Settings(inApp, FrameTables.builtIn(), BUDGET, 1))) {
      RecordingIndex index = RecordingIndex.of(source, one, run.firstPass());
      Timelines.read(
          source,
          index,
          DetectorRun.options(TimelineOptions.DEFAULTS),
          run.begin(index, MEMORY_BYTES, Path.of(System.getProperty("java.io.tmpdir"))));
      return run.finish();
    }
  }

  /** Prints what all detectors find in recordings; for whoever works on a detector. */
  public static void main(String[] files) throws IOException {
    for (String file : files) {
      Detected detected = of(Path.of(file), all());
      System.out.println("== " + file);
      for (Finding finding : detected.findings()) {
        System.out.println(ExaminationText.of(finding));
      }
      detected.notApplicable().forEach(one -> System.out.println("  n/a " + one));
      detected.failures().forEach(one -> System.out.println("  FAILED " + one.message()));
    }
  }
}
