package dev.debrief.converter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Writes Sentry's sample format, version 1. */
final class V1Json {
  /** Sentry insists on where it ran; recordings do not say so in a form that it knows. */
  private static final String UNKNOWN = "unknown";

  private static final long NANOS_PER_MICRO = 1_000;

  private final ProfileRequest request;

  V1Json(ProfileRequest request) {
    this.request = request;
  }

  /** Returns the payload of a profile that belongs to a transaction with an event id. */
  byte[] encode(String eventId, Transaction transaction, V1Profile profile) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      header(json, transaction);
      transaction(json, eventId, transaction);
      json.writeObjectFieldStart("profile");
      stacks(json, profile);
      long start = Math.floorDiv(transaction.root().startNanos(), NANOS_PER_MICRO);
      samples(json, profile, start);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private void header(JsonGenerator json, Transaction transaction) throws IOException {
    ProfileOptions.Deployment deployment = request.options().deployment();
    Transaction.Part root = transaction.root();
    json.writeStringField("version", "1");
    json.writeStringField("event_id", ProfileIds.profileId(request, root.span()));
    json.writeStringField("platform", "java");
    json.writeStringField("timestamp", Instant.EPOCH.plusNanos(root.startNanos()).toString());
    json.writeStringField("release", deployment.release());
    if (!deployment.environment().isEmpty()) {
      json.writeStringField("environment", deployment.environment());
    }
    if (!deployment.dist().isEmpty()) {
      json.writeStringField("dist", deployment.dist());
    }
    json.writeFieldName("client_sdk");
    ClientSdk.write(json, request.toolVersion());
    json.writeObjectFieldStart("device");
    json.writeStringField("architecture", UNKNOWN);
    json.writeEndObject();
    json.writeObjectFieldStart("os");
    json.writeStringField("name", UNKNOWN);
    json.writeStringField("version", UNKNOWN);
    json.writeEndObject();
  }

  private static void transaction(JsonGenerator json, String eventId, Transaction transaction)
      throws IOException {
    json.writeObjectFieldStart("transaction");
    json.writeStringField("id", eventId);
    json.writeStringField("name", TransactionJson.name(transaction.root().span()));
    json.writeStringField("trace_id", transaction.traceId());
    json.writeStringField("active_thread_id", transaction.root().thread().id());
    json.writeEndObject();
  }

  private static void stacks(JsonGenerator json, V1Profile profile) throws IOException {
    json.writeArrayFieldStart("frames");
    for (ShownFrame frame : profile.frames()) {
      json.writeRawValue(new String(frame.json(), StandardCharsets.UTF_8));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("stacks");
    for (int[] stack : profile.stacks()) {
      json.writeArray(stack, 0, stack.length);
    }
    json.writeEndArray();
  }

  private static void samples(JsonGenerator json, V1Profile profile, long startMicros)
      throws IOException {
    json.writeArrayFieldStart("samples");
    for (V1Profile.Sample sample : profile.samples()) {
      json.writeStartObject();
      json.writeNumberField(
          "elapsed_since_start_ns", (sample.micros() - startMicros) * NANOS_PER_MICRO);
      json.writeStringField("thread_id", Long.toString(sample.thread()));
      json.writeNumberField("stack_id", sample.stack());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("thread_metadata");
    for (Map.Entry<Long, String> thread : profile.threads().entrySet()) {
      json.writeObjectFieldStart(Long.toString(thread.getKey()));
      json.writeStringField("name", ChunkJson.shownName(thread.getKey(), thread.getValue()));
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
