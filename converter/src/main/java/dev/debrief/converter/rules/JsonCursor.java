package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks one JSON text the way Relay reads it into typed fields: unknown fields are passed over, a
 * known one that occurs twice or has the wrong type is noted with its path. Every reading method
 * starts at the value's first token and ends at its last.
 *
 * <p>Malformed text ends in an {@link IOException}: the source is memory, so there is no other
 * reason for one.
 */
final class JsonCursor {
  /** Deeper nesting than any payload of Sentry has; Relay itself gives up at 128. */
  private static final int MAX_NESTING = 500;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final int SHOWN_LENGTH = 60;

  /** Reads the value of a field, or says that it does not know the field. */
  @FunctionalInterface
  interface FieldReader {
    /** Reads the current value; returns false, having read nothing, for an unknown field. */
    boolean read(String name) throws IOException;
  }

  /** Reads a value. */
  @FunctionalInterface
  interface ValueReader {
    void read() throws IOException;
  }

  private final JsonParser parser;
  private final String prefix;
  private final Findings findings;

  /**
   * Starts at the first token of a text.
   *
   * @param prefix what stands before each path, like {@code item 1}; may be empty
   * @throws IOException if there is no JSON at all
   */
  JsonCursor(Bytes text, String prefix, Findings findings) throws IOException {
    this.parser = FACTORY.createParser(text.array(), text.offset(), text.length());
    this.prefix = prefix;
    this.findings = findings;
    if (next() == null) {
      throw new IOException("there is nothing");
    }
  }

  /** The current token; {@link JsonToken#NOT_AVAILABLE} after the last. */
  JsonToken token() {
    JsonToken token = parser.currentToken();
    return token == null ? JsonToken.NOT_AVAILABLE : token;
  }

  /** How many bytes have been read up to the end of the current token. */
  int offset() {
    return (int) parser.currentLocation().getByteOffset();
  }

  /** Reads an object, whose unknown fields are skipped. */
  void object(FieldReader reader) throws IOException {
    object(Map.of(), reader);
  }

  /** Reads an object some of whose fields have a second name. */
  void object(Map<String, String> aliases, FieldReader reader) throws IOException {
    if (token() != JsonToken.START_OBJECT) {
      wrong("an object");
      return;
    }
    List<String> known = new ArrayList<>();
    while (next() == JsonToken.FIELD_NAME) {
      String written = parser.currentName();
      String name = aliases.getOrDefault(written, written);
      advance();
      if (!reader.read(name)) {
        skip();
      } else if (known.contains(name)) {
        note(Check.WRONG_FIELD, "the field occurs twice in its object");
      } else {
        known.add(name);
      }
    }
  }

  /** Reads an object as a map: every name is an entry, and the last of equal ones counts. */
  void entries(FieldReader reader) throws IOException {
    if (token() == JsonToken.VALUE_NULL) {
      return;
    }
    if (token() != JsonToken.START_OBJECT) {
      wrong("an object");
      return;
    }
    while (next() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      advance();
      if (!reader.read(name)) {
        skip();
      }
    }
  }

  /** Reads an array, element by element. */
  void array(ValueReader reader) throws IOException {
    if (token() != JsonToken.START_ARRAY) {
      wrong("an array");
      return;
    }
    while (advance() != JsonToken.END_ARRAY) {
      reader.read();
    }
  }

  /** Reads a text; null stands for itself and for a value of another type, which is noted. */
  @Nullable String text() throws IOException {
    if (token() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (token() != JsonToken.VALUE_NULL) {
      wrong("a string");
    }
    return null;
  }

  /** Reads true or false; null as in {@link #text}. */
  @Nullable Boolean bool() throws IOException {
    if (token() == JsonToken.VALUE_TRUE || token() == JsonToken.VALUE_FALSE) {
      return token() == JsonToken.VALUE_TRUE;
    }
    if (token() != JsonToken.VALUE_NULL) {
      wrong("true or false");
    }
    return null;
  }

  /**
   * Reads an unsigned number.
   *
   * @param max the largest that fits
   * @param ifNegative the rule that a negative number breaks
   * @return the number, or -1 for null and for anything that does not fit, which is noted
   */
  long unsigned(long max, Check ifNegative) throws IOException {
    if (token() == JsonToken.VALUE_NULL) {
      return -1;
    }
    if (token() != JsonToken.VALUE_NUMBER_INT) {
      wrong("an unsigned integer");
      return -1;
    }
    if (parser.getText().startsWith("-")) {
      note(ifNegative, "the number " + shown() + " is negative");
      return -1;
    }
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        || parser.getLongValue() > max) {
      wrong("an integer up to " + max);
      return -1;
    }
    return parser.getLongValue();
  }

  /** The current scalar as it is written, without the quotes of a string. */
  String raw() throws IOException {
    return parser.getText();
  }

  /** The current number; NaN if it is none that JSON knows. */
  double number() throws IOException {
    String text = parser.getText();
    return Character.isDigit(lastOf(text)) ? Double.parseDouble(text) : Double.NaN;
  }

  /** The current value for a message: short, and without control characters. */
  String shown() throws IOException {
    return switch (token()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      default -> shorten(parser.getText());
    };
  }

  /** Notes that the current value breaks a rule. */
  void note(Check check, String message) {
    findings.add(check, path(), message);
  }

  /** Notes that the object just read breaks a rule by a field that it lacks, or has wrongly. */
  void note(Check check, String field, String message) {
    String path = path();
    boolean inside = !path.equals(prefix) && !path.isEmpty();
    findings.add(check, inside ? path + "." + field : Positions.join(prefix, field), message);
  }

  /** Notes that the object just read breaks a rule by lacking a field. */
  void missing(Check check, String field) {
    note(check, field, "it is missing or invalid");
  }

  /** Notes that the current value is not what it should be, and passes over it. */
  void wrong(String wanted) throws IOException {
    note(Check.WRONG_FIELD, "expected " + wanted + ", found " + shown());
    skip();
  }

  /** Passes over the rest of the current value, which must be JSON. */
  void skip() throws IOException {
    skip(true);
  }

  /** Passes over the rest of the current value, numbers that JSON does not know included. */
  void skipLoosely() throws IOException {
    skip(false);
  }

  private void skip(boolean strictly) throws IOException {
    int depth = 0;
    JsonToken token = token();
    while (true) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      if (strictly) {
        rejectNonNumber();
      }
      if (depth <= 0) {
        return;
      }
      token = advance();
    }
  }

  private @Nullable JsonToken next() throws IOException {
    return parser.nextToken();
  }

  /** Steps on inside a value, where the text may not end. */
  private JsonToken advance() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new IOException("the text ends inside a value");
    }
    return token;
  }

  private void rejectNonNumber() throws IOException {
    if (token() == JsonToken.VALUE_NUMBER_FLOAT && !Character.isDigit(lastOf(parser.getText()))) {
      throw new IOException(shown() + " is no JSON number, at byte " + offset());
    }
  }

  private static char lastOf(String number) {
    return number.charAt(number.length() - 1);
  }

  /** Where the cursor stands, like {@code item 1, profile.samples[12].thread_id}. */
  private String path() {
    return Positions.join(prefix, Positions.path(parser.getParsingContext()));
  }

  /** A text for a message: at most 60 characters, without control characters. */
  static String shorten(String text) {
    String start = text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text;
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}
