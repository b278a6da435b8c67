package dev.debrief.timeline.spanfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * Reads a file line by line: JSON lines, the lines of an envelope, or a log in which JSON stands
 * behind a level or a time. What is no JSON is passed over.
 */
final class Lines {
  private final SpanTally tally;

  Lines(SpanTally tally) {
    this.tally = tally;
  }

  void read(InputStream in) throws IOException {
    LineStream lines = new LineStream(in);
    while (lines.next()) {
      line(lines);
    }
  }

  private void line(LineStream line) throws IOException {
    boolean first = true;
    for (int next = line.read(); next >= 0; next = line.read()) {
      if (next == '{' && after(line) == '"') {
        json('{', line, first);
        return;
      }
      if (next == '[' && first && isContainer(after(line))) {
        json('[', line, true);
        return;
      }
      first &= Character.isWhitespace(next) || next == 0xef || next == 0xbb || next == 0xbf;
    }
  }

  private static boolean isContainer(int next) {
    return next == '{' || next == '[';
  }

  /** Returns what follows spaces, which are skipped. */
  private static int after(LineStream line) throws IOException {
    int next = line.peek();
    while (next == ' ' || next == '\t') {
      line.read();
      next = line.peek();
    }
    return next;
  }

  /**
   * @param alone whether nothing stands before the JSON, so that the line is meant to be JSON
   */
  private void json(char opening, LineStream line, boolean alone) throws IOException {
    InputStream text =
        new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) opening}), line);
    try (JsonParser parser = Document.parser(text)) {
      Values values = new Values(parser, tally, line.line());
      try {
        parser.nextToken();
        values.value();
      } catch (JsonProcessingException e) {
        if (alone || values.recognised()) {
          tally.badLine(line.line(), "broken JSON: " + Document.reason(e));
        }
      }
    }
  }
}
