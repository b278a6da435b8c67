package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a transaction. Relay reads events leniently: what has the wrong type counts as missing, and
 * only then, where the field is needed, the transaction is refused.
 */
final class TransactionReader {
  /** Objects that are walked into; all other values below the top are skipped. */
  private static final Set<String> OBJECTS =
      Set.of(
          "contexts",
          "contexts.trace",
          "contexts.trace.data",
          "contexts.profile",
          "tags",
          "extra",
          "sdk");

  private final JsonCursor json;
  private final Map<String, String> header = new HashMap<>();
  private final TreeSet<String> threads = new TreeSet<>();
  private double start = Double.NaN;
  private double end = Double.NaN;

  private boolean spanHasTrace;
  private boolean spanHasId;
  private double spanStart;
  private double spanEnd;

  private TransactionReader(JsonCursor json) {
    this.json = json;
  }

  /**
   * Reads a payload, and notes spans for which Relay refuses the whole transaction.
   *
   * @throws IOException if it is not JSON
   */
  static Transaction read(Bytes text, String place, Findings findings) throws IOException {
    TransactionReader reader = new TransactionReader(new JsonCursor(text, place, findings));
    reader.json.entries(reader::topLevel);
    return new Transaction(
        place, Map.copyOf(reader.header), reader.start, reader.end, reader.threads);
  }

  private boolean topLevel(String name) throws IOException {
    switch (name) {
      case "start_timestamp" -> start = seconds();
      case "timestamp" -> end = seconds();
      case "spans" -> spans();
      default -> value(name);
    }
    return true;
  }

  private void value(String path) throws IOException {
    if (json.token() == JsonToken.START_OBJECT && OBJECTS.contains(path)) {
      json.entries(
          name -> {
            value(path + "." + name);
            return true;
          });
    } else {
      if (json.token() == JsonToken.VALUE_STRING || json.token() == JsonToken.VALUE_NUMBER_INT) {
        header.put(path, json.raw());
      }
      json.skip();
    }
  }

  /** A time as a number of seconds or as a date; NaN for anything else. */
  private double seconds() throws IOException {
    double seconds = Double.NaN;
    if (json.token() == JsonToken.VALUE_NUMBER_INT
        || json.token() == JsonToken.VALUE_NUMBER_FLOAT) {
      seconds = json.number();
    } else if (json.token() == JsonToken.VALUE_STRING) {
      Optional<Instant> time = Scalars.instant(json.raw());
      seconds = time.isPresent() ? Scalars.seconds(time.get()) : Double.NaN;
    }
    json.skip();
    return seconds;
  }

  private void spans() throws IOException {
    if (json.token() == JsonToken.START_ARRAY) {
      json.array(this::span);
    } else {
      json.skip();
    }
  }

  private void span() throws IOException {
    if (json.token() != JsonToken.START_OBJECT) {
      json.note(Check.SPAN_INVALID, "the span is " + json.shown());
      json.skip();
      return;
    }
    spanHasTrace = false;
    spanHasId = false;
    spanStart = Double.NaN;
    spanEnd = Double.NaN;
    json.entries(this::spanField);
    if (Double.isNaN(spanStart)) {
      json.missing(Check.SPAN_INVALID, "start_timestamp");
    }
    if (spanEnd < spanStart) {
      json.note(Check.SPAN_INVALID, "the span ends before it starts");
    }
    if (!spanHasTrace) {
      json.missing(Check.SPAN_INVALID, "trace_id");
    }
    if (!spanHasId) {
      json.missing(Check.SPAN_INVALID, "span_id");
    }
  }

  private boolean spanField(String name) throws IOException {
    switch (name) {
      case "start_timestamp" -> spanStart = seconds();
      case "timestamp" -> spanEnd = seconds();
      case "trace_id" -> spanHasTrace = hexId(32);
      case "span_id" -> spanHasId = hexId(16);
      case "data" -> {
        if (json.token() != JsonToken.START_OBJECT) {
          return false;
        }
        json.entries(this::spanAttribute);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean spanAttribute(String name) throws IOException {
    if (name.equals("thread.id") && json.token() == JsonToken.VALUE_STRING) {
      threads.add(json.raw());
    }
    json.skip();
    return true;
  }

  private boolean hexId(int digits) throws IOException {
    boolean valid = json.token() == JsonToken.VALUE_STRING && Scalars.isHexId(json.raw(), digits);
    json.skip();
    return valid;
  }
}
