package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks one file: finds out what it is, takes it apart and sends each payload through the rules.
 */
final class FileCheck {
  private static final List<String> ENVELOPE_KEYS =
      List.of("event_id", "dsn", "sdk", "sent_at", "trace");

  private final CheckOptions options;
  private final Findings findings;
  private final SetChecks set;
  private @Nullable JsonHead envelopeHeader;
  private @Nullable Profile v1Profile;
  private @Nullable Transaction transaction;

  FileCheck(CheckOptions options, Findings findings, SetChecks set) {
    this.options = options;
    this.findings = findings;
    this.set = set;
  }

  /** Checks a file. */
  void check(Bytes file) {
    String foreign = ForeignFormats.recognise(file);
    if (!foreign.isEmpty()) {
      findings.add(Check.NOT_JSON, "", foreign);
      return;
    }
    try {
      JsonHead head = JsonHead.read(file);
      if (isPayload(head)) {
        barePayload(file, head);
      } else if (!file.isBlankFrom(head.end()) && !isJsonLines(file, head)) {
        envelope(file, head);
      }
    } catch (IOException e) {
      if (!ForeignFormats.isJson(file)) {
        findings.add(Check.NOT_JSON, "", reason(e));
      }
    }
  }

  private static boolean isPayload(JsonHead head) {
    return head.has("chunk_id")
        || head.has("profiler_id")
        || head.has("profile")
        || isTransaction(head);
  }

  private static boolean isTransaction(JsonHead head) {
    return "transaction".equals(head.text("type"))
        || (head.has("start_timestamp") && head.has("contexts"));
  }

  /** Lines of JSON that are neither headers nor items: some other tool's file. */
  private static boolean isJsonLines(Bytes file, JsonHead head) {
    if (head.tokens().isEmpty() || ENVELOPE_KEYS.stream().anyMatch(head::has)) {
      return false;
    }
    try {
      return !JsonHead.read(file.part(head.end(), file.length())).has("type");
    } catch (IOException e) {
      return false;
    }
  }

  private void barePayload(Bytes file, JsonHead head) throws IOException {
    if (isTransaction(head)) {
      EnvelopeChecks.checkTransactionSize(file, findings);
      transaction(file, "");
      return;
    }
    EnvelopeChecks.checkSize(file, EnvelopeChecks.MAX_PROFILE_BYTES, "", findings);
    boolean v1 =
        !head.has("chunk_id")
            && !head.has("profiler_id")
            && ("1".equals(head.text("version"))
                || head.has("event_id")
                || head.has("profile_id")
                || head.has("transaction"));
    profile(file, head, !v1, "");
  }

  private void envelope(Bytes file, JsonHead head) {
    Envelope envelope = EnvelopeReader.read(file, head, findings);
    envelopeHeader = head;
    EnvelopeChecks.check(envelope, options, findings);
    for (Envelope.Item item : envelope.items()) {
      try {
        item(item);
      } catch (IOException e) {
        if (!item.header().has("meta_length")) {
          findings.add(Check.NOT_JSON, item.place(), reason(e));
        }
      }
    }
    if (v1Profile != null && transaction != null) {
      SetChecks.checkLocalTime(v1Profile, transaction, findings);
    }
  }

  private void item(Envelope.Item item) throws IOException {
    if (item.isTransaction()) {
      transaction(item.payload(), item.place());
    } else if (item.isProfile()) {
      profile(item.payload(), JsonHead.read(item.payload()), false, item.place());
    } else if (item.isEvent()) {
      requireJson(item.payload());
    } else if (item.isChunk()) {
      JsonHead head = JsonHead.read(item.payload());
      boolean binary = item.header().has("meta_length") && !item.payload().isBlankFrom(head.end());
      if (!binary) {
        EnvelopeChecks.checkItemHeader(item, head, findings);
        profile(item.payload(), head, true, item.place());
      }
    }
  }

  private static void requireJson(Bytes payload) throws IOException {
    try (JsonParser json =
        new JsonFactory().createParser(payload.array(), payload.offset(), payload.length())) {
      JsonToken first = json.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw new IOException("an event is a JSON object");
      }
      json.skipChildren();
    }
  }

  private void profile(Bytes payload, JsonHead head, boolean chunk, String place)
      throws IOException {
    boolean legacyAndroid =
        "android".equals(head.text("platform"))
            && (head.has("sampled_profile") || !head.has("version"));
    if (legacyAndroid || payload.length() > EnvelopeChecks.MAX_PROFILE_BYTES) {
      return;
    }
    int before = findings.size();
    Profile profile = ProfileReader.read(payload, chunk, place, findings);
    PayloadChecks.check(profile, findings, before);
    if (chunk) {
      set.addChunk(profile, dsn(), findings);
    } else {
      v1Profile = profile;
    }
  }

  private void transaction(Bytes payload, String place) throws IOException {
    transaction = TransactionReader.read(payload, place, findings);
    TransactionChecks.check(transaction, options, findings);
    set.addTransaction(transaction, dsn(), findings);
    if (envelopeHeader != null) {
      EnvelopeChecks.checkSentAt(envelopeHeader, transaction, options, findings);
    }
  }

  private @Nullable String dsn() {
    return envelopeHeader == null ? null : envelopeHeader.text("dsn");
  }

  private static String reason(IOException e) {
    String reason =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    String where =
        e instanceof JsonProcessingException json && json.getLocation() != null
            ? " at byte " + json.getLocation().getByteOffset()
            : "";
    return "no JSON: "
        + JsonCursor.shorten(Objects.requireNonNullElse(reason, e.getClass().getSimpleName()))
        + where;
  }
}
