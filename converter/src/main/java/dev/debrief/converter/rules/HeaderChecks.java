package dev.debrief.converter.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules about what stands beside the samples: versions, ids, and who wrote the profile. */
final class HeaderChecks {
  private final Map<String, String> header;
  private final String place;
  private final Findings findings;

  /**
   * @param header as in {@link Profile}
   * @param place where the payload is in its file; may be empty
   */
  HeaderChecks(Map<String, String> header, String place, Findings findings) {
    this.header = header;
    this.place = place;
    this.findings = findings;
  }

  /** Checks the header of a chunk. */
  void checkChunk() {
    requireVersion("2");
    requireId(Check.PROFILE_ID_INVALID, "chunk_id");
    requireId(Check.PROFILE_ID_INVALID, "profiler_id");
    require(Check.CLIENT_SDK_MISSING, "client_sdk.name", "client_sdk.version");
    require(Check.WRONG_FIELD, "platform");
  }

  /** Checks the header of a version 1 profile. */
  void checkV1() {
    requireVersion("1");
    requireId(Check.PROFILE_ID_INVALID, "event_id");
    require(Check.V1_METADATA_MISSING, "device.architecture", "os.name", "os.version");
    requireTimestamp();
    requireTransaction();
    require(Check.WRONG_FIELD, "platform");
  }

  private void requireVersion(String wanted) {
    String found = header.get("version");
    if (!wanted.equals(found)) {
      note(
          Check.VERSION_WRONG,
          "version",
          "it must be the string \"" + wanted + "\", it is " + shown(found));
    }
  }

  private void requireId(Check check, String name) {
    String found = header.get(name);
    if (!Scalars.isUuid(found) || Scalars.isNil(found)) {
      note(check, name, "it must be a UUID other than nil, it is " + shown(found));
    }
  }

  private void require(Check check, String... names) {
    for (String name : names) {
      if (!header.containsKey(name)) {
        missing(check, name);
      }
    }
  }

  private void requireTimestamp() {
    String found = header.get("timestamp");
    if (Scalars.instant(found).isEmpty()) {
      note(
          Check.V1_METADATA_MISSING,
          "timestamp",
          "it must be a date and time, it is " + shown(found));
    }
  }

  private void requireTransaction() {
    requireId(Check.V1_TRANSACTION_INVALID, "transaction.id");
    requireId(Check.V1_TRANSACTION_INVALID, "transaction.trace_id");
    if (header.getOrDefault("transaction.name", "").isEmpty()) {
      missing(Check.V1_TRANSACTION_INVALID, "transaction.name");
    }
  }

  private void missing(Check check, String name) {
    note(check, name, "it is missing or invalid");
  }

  private void note(Check check, String name, String message) {
    findings.add(check, Positions.join(place, name), message);
  }

  private static String shown(@Nullable String found) {
    return found == null ? "missing" : JsonCursor.shorten(found);
  }
}
