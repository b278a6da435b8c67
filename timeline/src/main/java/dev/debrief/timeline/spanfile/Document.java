package dev.debrief.timeline.spanfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a file that is one JSON value, or several after each other, however they are laid out. */
final class Document {
  private static final int LONGEST_STRING = 16 << 20;
  private static final int DEEPEST = 200;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(LONGEST_STRING)
                  .maxNestingDepth(DEEPEST)
                  .maxDocumentLength(-1)
                  .build())
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          // Keys of attributes may be anything: a table of all of them would grow with the file.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final SpanTally tally;

  Document(SpanTally tally) {
    this.tally = tally;
  }

  /** Returns a parser that leaves its source open. */
  static JsonParser parser(InputStream in) throws IOException {
    return JSON.createParser(in);
  }

  /** Returns whether a text is the beginning of a JSON object or array, and not a whole one. */
  static boolean isOpening(String text) throws IOException {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return false;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (JsonParser json = parser(new ByteArrayInputStream(bytes))) {
      json.nextToken();
      json.skipChildren();
      return json.currentToken() == null || !json.currentToken().isStructEnd();
    } catch (JsonEOFException e) {
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  void read(InputStream in) throws IOException {
    try (JsonParser json = parser(in)) {
      Values values = new Values(json, tally, 0);
      try {
        while (json.nextToken() != null) {
          values.value();
        }
      } catch (JsonProcessingException e) {
        tally.badLine(
            json.currentLocation().getLineNr(),
            "broken JSON, the rest of the file is lost: " + reason(e));
      }
    }
  }

  /** Returns what is wrong, without any of the file's text. */
  static String reason(JsonProcessingException e) {
    return e instanceof JsonEOFException
        ? "it ends too early"
        : "not as JSON is written at column " + e.getLocation().getColumnNr();
  }
}
