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
  private final Map<String, String> header = new HashMap<>();
  private final MeasurementReader measurements;
  private final StackDataReader data;
  private boolean hasProfile;

  private ProfileReader(JsonCursor json, boolean chunk, String place) {
    this.json = json;
    this.chunk = chunk;
    this.place = place;
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
    return new ProfileReader(new JsonCursor(text, place, findings), chunk, place).read();
  }

  private Profile read() throws IOException {
    json.object(chunk ? Map.of() : ALIASES, this::field);
    requireVersion();
    if (chunk) {
      requireId(Check.PROFILE_ID_INVALID, "chunk_id");
      requireId(Check.PROFILE_ID_INVALID, "profiler_id");
      require(Check.CLIENT_SDK_MISSING, "client_sdk.name", "client_sdk.version");
    } else {
      requireId(Check.PROFILE_ID_INVALID, "event_id");
      require(Check.V1_METADATA_MISSING, "device.architecture", "os.name", "os.version");
      requireTimestamp();
      requireTransaction();
    }
    require(Check.WRONG_FIELD, "platform");
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

  private void requireVersion() {
    String wanted = chunk ? "2" : "1";
    String found = header.get("version");
    if (!wanted.equals(found)) {
      json.note(
          Check.VERSION_WRONG,
          "version",
          "it must be the string \"" + wanted + "\", it is " + shown(found));
    }
  }

  private void requireId(Check check, String name) {
    String found = header.get(name);
    if (!Scalars.isUuid(found) || Scalars.isNil(found)) {
      json.note(check, name, "it must be a UUID other than nil, it is " + shown(found));
    }
  }

  private void require(Check check, String... names) {
    for (String name : names) {
      if (!header.containsKey(name)) {
        json.missing(check, name);
      }
    }
  }

  private void requireTimestamp() {
    String found = header.get("timestamp");
    if (Scalars.instant(found).isEmpty()) {
      json.note(
          Check.V1_METADATA_MISSING,
          "timestamp",
          "it must be a date and time, it is " + shown(found));
    }
  }

  private void requireTransaction() {
    requireId(Check.V1_TRANSACTION_INVALID, "transaction.id");
    requireId(Check.V1_TRANSACTION_INVALID, "transaction.trace_id");
    if (header.getOrDefault("transaction.name", "").isEmpty()) {
      json.missing(Check.V1_TRANSACTION_INVALID, "transaction.name");
    }
  }

  private static String shown(@Nullable String found) {
    return found == null ? "missing" : JsonCursor.shorten(found);
  }
}
