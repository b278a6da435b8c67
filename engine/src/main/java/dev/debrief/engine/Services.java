package dev.debrief.engine;

import dev.debrief.converter.ProfileFormat;
import dev.debrief.detectors.Detector;
import dev.debrief.detectors.RecordingDetector;
import dev.debrief.report.FindingsFormat;
import dev.debrief.timeline.span.SpanSource;
import dev.debrief.timeline.span.config.SourceFile;
import dev.debrief.timeline.span.config.SourceFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The one place that loads services: what is pluggable, found with the class loader that a request
 * carries. Never the thread's: pool threads in other people's processes have another.
 */
final class Services {
  private final ClassLoader loader;

  Services(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Returns the span sources, those of a user's file first.
   *
   * @throws UsageException if the file cannot be read, or says something without a meaning
   */
  List<SpanSource> spanSources(Optional<Path> file) throws UsageException {
    List<SpanSource> sources = new ArrayList<>();
    if (file.isPresent()) {
      try {
        sources.addAll(SourceFile.read(file.get()));
      } catch (SourceFileException e) {
        throw new UsageException(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        throw new UsageException("cannot read the span sources " + file.get() + ": " + e);
      }
    }
    ServiceLoader.load(SpanSource.class, loader).forEach(sources::add);
    return sources;
  }

  /**
   * Returns the output format with a name.
   *
   * @throws UsageException if there is none
   */
  ProfileFormat format(String name) throws UsageException {
    List<String> others = new ArrayList<>();
    for (ProfileFormat format : ServiceLoader.load(ProfileFormat.class, loader)) {
      if (format.name().equals(name)) {
        return format;
      }
      others.add(format.name());
    }
    throw noFormat(name, others);
  }

  /**
   * Returns the form of findings with a name.
   *
   * @throws UsageException if there is none
   */
  FindingsFormat findingsFormat(String name) throws UsageException {
    List<String> others = new ArrayList<>();
    for (FindingsFormat format : ServiceLoader.load(FindingsFormat.class, loader)) {
      if (format.name().equals(name)) {
        return format;
      }
      others.add(format.name());
    }
    throw noFormat(name, others);
  }

  private static UsageException noFormat(String name, List<String> names) {
    List<String> known = names.stream().sorted().toList();
    return new UsageException(
        "there is no format '%s'; formats are %s%s"
            .formatted(name, String.join(", ", known), Suggestion.hint("", name, known)));
  }

  /** Returns the detectors that run unless something else is asked for, by id. */
  List<Detector> detectors() {
    return ServiceLoader.load(Detector.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(detector -> detector.info().id()))
        .toList();
  }

  /** Returns the families of detectors that run only when they are asked for, by name. */
  List<RecordingDetector> recordingDetectors() {
    return ServiceLoader.load(RecordingDetector.class, loader).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(RecordingDetector::family))
        .toList();
  }
}
