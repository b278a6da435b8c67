package dev.debrief.engine;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.Diagnostics;
import dev.debrief.jfr.RecordingException;
import dev.debrief.timeline.span.ExternalSpan;
import dev.debrief.timeline.span.SpanSource;
import dev.debrief.timeline.span.source.PyroscopeSource;
import dev.debrief.timeline.spanfile.SpanFile;
import dev.debrief.timeline.spanfile.SpanFileContent;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The spans of the files beside the recordings of a request, which are read once for all; and the
 * sources that know what numbers in a recording mean because such a file says it.
 */
final class SpanFiles {
  /** How Pyroscope's agent names the file with the names of spans. */
  private static final String LABELS = ".labels.pb";

  private final List<ExternalSpan> spans;
  private final List<SpanSource> sources;
  private final List<Diagnostic> diagnostics;

  private SpanFiles(
      List<ExternalSpan> spans, List<SpanSource> sources, List<Diagnostic> diagnostics) {
    this.spans = List.copyOf(spans);
    this.sources = List.copyOf(sources);
    this.diagnostics = diagnostics;
  }

  /**
   * Reads files.
   *
   * @throws UsageException if one cannot be read, or is no span file
   */
  static SpanFiles read(List<Path> files, long maxExpandedBytes) throws UsageException {
    List<ExternalSpan> spans = new ArrayList<>();
    List<SpanSource> sources = new ArrayList<>();
    Diagnostics diagnostics = new Diagnostics();
    for (Path file : files) {
      try {
        if (file.toString().endsWith(LABELS)) {
          sources.add(PyroscopeSource.withLabels(file));
        } else {
          SpanFileContent content = SpanFile.of(file, maxExpandedBytes).read(spans::add);
          diagnostics.addAll(content.diagnostics());
        }
      } catch (RecordingException e) {
        throw new UsageException(String.valueOf(e.getMessage()));
      } catch (NoSuchFileException e) {
        throw new UsageException("there is no span file " + file);
      } catch (IOException e) {
        throw new UsageException("cannot read the span file " + file + ": " + e.getMessage());
      }
    }
    return new SpanFiles(spans, sources, diagnostics.list());
  }

  List<ExternalSpan> spans() {
    return spans;
  }

  /** Returns sources that count instead of those that are built in. */
  List<SpanSource> sources() {
    return sources;
  }

  /** Returns what could not be read. */
  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Returns a text that is equal for equal places of spans in time and on threads. */
  String fingerprint() {
    long hash = spans.size();
    for (ExternalSpan span : spans) {
      hash = 31 * hash + span.ids().spanId();
      hash = 31 * hash + span.startNanos();
      hash = 31 * hash + span.endNanos();
      hash = 31 * hash + span.thread().id().orElse(0);
      hash = 31 * hash + span.name().hashCode();
    }
    return Long.toHexString(hash);
  }
}
