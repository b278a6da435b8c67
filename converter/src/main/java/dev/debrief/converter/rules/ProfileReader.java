package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chunk or a version 1 profile, field by field as Relay's structs are declared, and notes
 * what they refuse: missing fields, wrong types, negative numbers, unknown units.
 */
final class ProfileReader {
  private static final Map<String, String> ALIASES = Map.of("profile_id", "event_id");

  private final JsonCursor json;
  private final boolean chunk;
  private final String place;
  private final Findings findings;
  private final Map<String, String> header = new HashMap<>();
  private final MeasurementReader measurements;
  private final StackDataReader data;
  private boolean hasProfile;

  private ProfileReader(JsonCursor json, boolean chunk, String place, Findings findings) {
    this.json = json;
    this.chunk = chunk;
    this.place = place;
    this.findings = findings;
    this.measurements = new MeasurementReader(json, chunk);
    this.data = new StackDataReader(json, chunk);
  }

  /**
   * Reads a payload.
   *
   * @param place where it is in its file; may be empty
   * @throws IOException if it is not JSON
   */
  static Profile read(Bytes text, boolean chunk, String place, Findings findings)
      throws IOException {
    JsonCursor json = new JsonCursor(text, place, findings);
    return new ProfileReader(json, chunk, place, findings).read();
  }

  private Profile read() throws IOException {
    json.object(chunk ? Map.of() : ALIASES, this::field);
    HeaderChecks checks = new HeaderChecks(header, place, findings);
    if (chunk) {
      checks.checkChunk();
    } else {
      checks.checkV1();
    }
    if (!hasProfile) {
      json.missing(Check.NO_SAMPLES, "profile");
    }
    return data.profile(place, header);
  }

  private boolean field(String name) throws IOException {
    switch (name) {
      case "platform", "release", "environment" -> put(name, json.text());
      case "version" -> version();
      case "measurements" -> json.entries(measurements::read);
      case "profile" -> {
        hasProfile = true;
        data.read();
      }
      default -> {
        return chunk ? chunkField(name) : v1Field(name);
      }
    }
    return true;
  }

  private boolean chunkField(String name) throws IOException {
    switch (name) {
      case "chunk_id", "profiler_id" -> id(name);
      case "client_sdk" -> texts(name, List.of("name", "version"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean v1Field(String name) throws IOException {
    switch (name) {
      case "event_id" -> id(name);
      case "timestamp", "dist" -> put(name, json.text());
      case "device" -> texts(name, List.of("architecture"));
      case "os", "runtime" -> texts(name, List.of("name", "version"));
      case "transaction" -> json.object(this::transactionField);
      case "transactions" -> json.array(this::olderTransaction);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The first of {@code transactions} stands in for a missing {@code transaction}. */
  private void olderTransaction() throws IOException {
    if (header.containsKey("transaction.id")) {
      json.skip();
    } else {
      json.object(this::transactionField);
    }
  }

  private boolean transactionField(String name) throws IOException {
    switch (name) {
      case "id", "name", "trace_id" -> put("transaction." + name, json.text());
      case "active_thread_id",
          "relative_start_ns",
          "relative_end_ns",
          "relative_cpu_start_ms",
          "relative_cpu_end_ms" ->
          put("transaction." + name, unsignedText());
      default -> {
        return false;
      }
    }
    return true;
  }

  private @Nullable String unsignedText() throws IOException {
    String text = Scalars.unsigned(json);
    if (text == null) {
      json.wrong("an unsigned integer or its decimal text");
    }
    return text;
  }

  private void version() throws IOException {
    if (json.token() == JsonToken.VALUE_STRING) {
      header.put("version", json.raw());
    } else {
      header.put("version", json.shown() + ", which is no string");
      json.skip();
    }
  }

  private void id(String name) throws IOException {
    if (json.token() == JsonToken.VALUE_STRING) {
      header.put(name, json.raw());
    }
    json.skip();
  }

  private void texts(String object, List<String> names) throws IOException {
    if (json.token() == JsonToken.VALUE_NULL) {
      return;
    }
    header.put(object, "");
    json.object(
        name -> {
          if (!names.contains(name)) {
            return false;
          }
          put(object + "." + name, json.text());
          return true;
        });
  }

  private void put(String name, @Nullable String text) {
    if (text != null) {
      header.put(name, text);
    }
  }
}
