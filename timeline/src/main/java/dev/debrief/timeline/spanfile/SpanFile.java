package dev.debrief.timeline.spanfile;

import dev.debrief.jfr.RecordingException;
import dev.debrief.timeline.span.ExternalSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A file with spans beside a recording. What it is follows from its content: OTLP JSON (lines of a
 * collector's file exporter, of an exporter to standard output or to a log, or one document),
 * Sentry transaction events and envelopes, Zipkin v2 and Jaeger; plain or packed with gzip. Other
 * lines between them, such as those of a log, are passed over. Reading holds one span in memory at
 * a time.
 */
public final class SpanFile {
  /** A first line that is longer than this is a line of its own, even if it is cut off. */
  private static final int LONGEST_OPENING = 200;

  private final Path path;
  private final long maxExpandedBytes;

  private SpanFile(Path path, long maxExpandedBytes) {
    this.path = path;
    this.maxExpandedBytes = maxExpandedBytes;
  }

  /**
   * Names a file.
   *
   * @param maxExpandedBytes how many bytes may come out of a packed file
   */
  public static SpanFile of(Path path, long maxExpandedBytes) {
    return new SpanFile(path, maxExpandedBytes);
  }

  /**
   * Reads the file from its start to its end.
   *
   * @param sink takes the spans, in the order of the file
   * @return what was read, and what could not be
   * @throws RecordingException if the file is none of these, or has no span at all
   * @throws IOException if it cannot be read
   */
  public SpanFileContent read(Consumer<ExternalSpan> sink) throws RecordingException, IOException {
    SpanTally tally = new SpanTally(String.valueOf(path.getFileName()), sink);
    try {
      read(tally);
    } catch (ExpandedBytes.LimitException e) {
      throw new RecordingException("expansion-limit", path + ": " + e.getMessage(), e);
    }
    return tally.content(path);
  }

  private void read(SpanTally tally) throws RecordingException, IOException {
    boolean document;
    try (InputStream in = open()) {
      document = isDocument(in);
    }
    try (InputStream in = open()) {
      if (document) {
        new Document(tally).read(in);
      } else {
        new Lines(tally).read(in);
      }
    }
  }

  private InputStream open() throws RecordingException, IOException {
    return ExpandedBytes.of(path, maxExpandedBytes);
  }

  /** Returns whether the file is one JSON value over many lines, as people and browsers save it. */
  private static boolean isDocument(InputStream in) throws IOException {
    LineStream lines = new LineStream(in);
    while (lines.next()) {
      byte[] opening = lines.readNBytes(LONGEST_OPENING + 1);
      String text = new String(opening, StandardCharsets.UTF_8).strip();
      if (!text.isEmpty()) {
        return opening.length <= LONGEST_OPENING && Document.isOpening(text);
      }
    }
    return false;
  }
}
