package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/** Reads the measurements of a profile and notes units and times that Sentry refuses. */
final class MeasurementReader {
  private static final Set<String> UNITS =
      Set.of("nanosecond", "ns", "hertz", "hz", "byte", "percent", "nanojoule", "nj");

  private final JsonCursor json;
  private final boolean chunk;
  private boolean hasUnit;
  private boolean hasValues;
  private boolean hasTime;
  private boolean hasValue;

  MeasurementReader(JsonCursor json, boolean chunk) {
    this.json = json;
    this.chunk = chunk;
  }

  /** Reads one measurement, whose name is of no interest. */
  boolean read(String name) throws IOException {
    hasUnit = false;
    hasValues = false;
    json.object(this::field);
    if (!hasUnit) {
      json.missing(unitRule(), "unit");
    }
    if (!hasValues) {
      json.missing(Check.WRONG_FIELD, "values");
    }
    return true;
  }

  private boolean field(String name) throws IOException {
    switch (name) {
      case "unit" -> unit();
      case "values" -> {
        hasValues = true;
        json.array(this::value);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void unit() throws IOException {
    hasUnit = true;
    if (json.token() != JsonToken.VALUE_STRING || !UNITS.contains(json.raw())) {
      json.note(unitRule(), "there is no unit " + json.shown());
    }
    json.skip();
  }

  private Check unitRule() {
    return chunk ? Check.MEASUREMENT_UNIT_UNKNOWN : Check.V1_MEASUREMENT_INVALID;
  }

  private void value() throws IOException {
    hasTime = false;
    hasValue = false;
    json.object(this::valueField);
    if (chunk && !hasTime) {
      json.missing(Check.WRONG_FIELD, "timestamp");
    }
    if (!chunk && !hasTime) {
      json.note(Check.V1_MEASUREMENT_INVALID, "the value stands at 0 ns");
    }
    if (!hasValue) {
      json.missing(Check.WRONG_FIELD, "value");
    }
  }

  private boolean valueField(String name) throws IOException {
    switch (name) {
      case "value" -> {
        hasValue = isNumber() || (!chunk && json.token() == JsonToken.VALUE_STRING);
        json.skip();
      }
      case "timestamp" -> {
        hasTime |= chunk && isNumber();
        json.skip();
      }
      case "elapsed_since_start_ns" -> {
        if (!chunk) {
          String text = Scalars.unsigned(json);
          hasTime = text != null && !text.equals("0");
        }
        json.skip();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean isNumber() {
    return json.token() == JsonToken.VALUE_NUMBER_INT
        || json.token() == JsonToken.VALUE_NUMBER_FLOAT;
  }
}
