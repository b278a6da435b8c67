package dev.debrief.converter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.debrief.timeline.span.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes the event of a transaction, within the size that Sentry takes. */
final class TransactionJson {
  /** Relay refuses the whole envelope of a larger one. */
  static final int MAX_BYTES = 1 << 20;

  private static final int LONGEST_OP = 128;
  private static final int LONGEST_NAME = 200;
  private static final String UNNAMED = "unnamed span";

  /** The words that Sentry has for how a span ended. */
  private static final Set<String> STATUSES =
      Set.of(
          "ok",
          "cancelled",
          "unknown",
          "unknown_error",
          "invalid_argument",
          "deadline_exceeded",
          "not_found",
          "already_exists",
          "permission_denied",
          "resource_exhausted",
          "failed_precondition",
          "aborted",
          "out_of_range",
          "unimplemented",
          "internal_error",
          "unavailable",
          "data_loss",
          "unauthenticated");

  private final JsonFactory factory = new JsonFactory();
  private final ProfileRequest request;
  private final int maxBytes;

  TransactionJson(ProfileRequest request) {
    this(request, MAX_BYTES);
  }

  TransactionJson(ProfileRequest request, int maxBytes) {
    this.request = request;
    this.maxBytes = maxBytes;
  }

  /** The text of an event. */
  static final class Event {
    private final String id;
    private final byte[] payload;
    private final int spansCut;

    private Event(String id, byte[] payload, int spansCut) {
      this.id = id;
      this.payload = payload;
      this.spansCut = spansCut;
    }

    String id() {
      return id;
    }

    /** Returns the text; not to be changed. */
    byte[] payload() {
      return payload;
    }

    /** Returns how many spans, the shortest, are not in it. */
    int spansCut() {
      return spansCut;
    }
  }

  /** Returns the event of a transaction whose profile is made of chunks. */
  Event encode(Transaction transaction) {
    return encode(
        transaction,
        transaction.linked() ? Map.of("profiler_id", request.recording().profilerId()) : Map.of());
  }

  /**
   * Returns the event of a transaction.
   *
   * @param profile what its context says of the profile
   */
  Event encode(Transaction transaction, Map<String, String> profile) {
    String id = ProfileIds.eventId(request, transaction.root().span());
    byte[] head = json(json -> head(json, id, transaction, profile));
    byte[] spansStart = ",\"spans\":[".getBytes(StandardCharsets.US_ASCII);
    byte[] end = "]}".getBytes(StandardCharsets.US_ASCII);
    List<Encoded> kept = kept(transaction, maxBytes - head.length - spansStart.length - end.length);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + 1024);
    bytes.writeBytes(head);
    bytes.writeBytes(spansStart);
    for (int i = 0; i < kept.size(); i++) {
      if (i > 0) {
        bytes.write(',');
      }
      bytes.writeBytes(kept.get(i).json);
    }
    bytes.writeBytes(end);
    return new Event(id, bytes.toByteArray(), transaction.spans().size() - kept.size());
  }

  private static final class Encoded {
    private final Transaction.Part part;
    private final byte[] json;

    Encoded(Transaction.Part part, byte[] json) {
      this.part = part;
      this.json = json;
    }
  }

  /** Returns as many spans as there is room for, the longest, in the order of their starts. */
  private List<Encoded> kept(Transaction transaction, int room) {
    List<Transaction.Part> longestFirst = new ArrayList<>(transaction.spans());
    longestFirst.sort(
        Comparator.comparingLong((Transaction.Part part) -> -part.nanos())
            .thenComparing(Transaction.Part::spanId));
    List<Encoded> kept = new ArrayList<>();
    int bytes = 0;
    for (Transaction.Part part : longestFirst) {
      byte[] span = json(json -> span(json, transaction, part));
      bytes += span.length + 1;
      if (bytes > room) {
        break;
      }
      kept.add(new Encoded(part, span));
    }
    kept.sort(
        Comparator.comparingLong((Encoded encoded) -> encoded.part.startNanos())
            .thenComparing(encoded -> encoded.part.spanId()));
    return kept;
  }

  private interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private byte[] json(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      content.writeTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /** Writes the object up to its spans, and leaves it open. */
  private void head(
      JsonGenerator json, String id, Transaction transaction, Map<String, String> profile)
      throws IOException {
    Transaction.Part root = transaction.root();
    ProfileOptions.Deployment deployment = request.options().deployment();
    json.writeStartObject();
    json.writeStringField("type", "transaction");
    json.writeStringField("event_id", id);
    json.writeStringField("platform", "java");
    json.writeStringField("transaction", name(root.span()));
    json.writeObjectFieldStart("transaction_info");
    json.writeStringField("source", source(root.span()));
    json.writeEndObject();
    times(json, root);
    optional(json, "release", deployment.release());
    optional(json, "environment", deployment.environment());
    optional(json, "dist", deployment.dist());
    json.writeFieldName("sdk");
    ClientSdk.write(json, request.toolVersion());
    json.writeObjectFieldStart("contexts");
    json.writeObjectFieldStart("trace");
    json.writeStringField("type", "trace");
    ids(json, transaction.traceId(), root.spanId(), transaction.parentSpanId());
    facts(json, root);
    json.writeEndObject();
    if (!profile.isEmpty()) {
      json.writeObjectFieldStart("profile");
      for (Map.Entry<String, String> entry : new TreeMap<>(profile).entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void span(JsonGenerator json, Transaction transaction, Transaction.Part part)
      throws IOException {
    json.writeStartObject();
    ids(json, transaction.traceId(), part.spanId(), part.parentSpanId());
    optional(json, "description", shortened(UnicodeText.clean(part.span().name())));
    times(json, part);
    facts(json, part);
    json.writeEndObject();
  }

  private static void ids(JsonGenerator json, String trace, String span, String parent)
      throws IOException {
    json.writeStringField("trace_id", trace);
    json.writeStringField("span_id", span);
    optional(json, "parent_span_id", parent);
  }

  private static void times(JsonGenerator json, Transaction.Part part) throws IOException {
    json.writeFieldName("start_timestamp");
    json.writeNumber(EpochSeconds.text(part.startNanos() / 1_000));
    json.writeFieldName("timestamp");
    json.writeNumber(EpochSeconds.text(part.endNanos() / 1_000));
  }

  private static void facts(JsonGenerator json, Transaction.Part part) throws IOException {
    Span span = part.span();
    json.writeStringField("op", operation(span));
    String status = span.details().status();
    optional(json, "status", STATUSES.contains(status) ? status : "");
    json.writeObjectFieldStart("data");
    Map<String, String> data = new TreeMap<>(span.details().attributes());
    data.put("debrief.source", span.details().source());
    data.put("thread.id", part.thread().id());
    data.put("thread.name", part.thread().name());
    for (Map.Entry<String, String> entry : data.entrySet()) {
      optional(json, UnicodeText.clean(entry.getKey()), UnicodeText.clean(entry.getValue()));
    }
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private static String operation(Span span) {
    String operation = UnicodeText.clean(span.details().operation());
    if (operation.isBlank()) {
      return switch (span.details().kind()) {
        case SERVER -> "server";
        case CLIENT -> "client";
        case PRODUCER -> "queue.publish";
        case CONSUMER -> "queue.process";
        default -> "default";
      };
    }
    return UnicodeText.shortened(operation, LONGEST_OP);
  }

  /** Returns what a transaction is called; it cannot be without a name. */
  static String name(Span root) {
    return root.name().isBlank() ? UNNAMED : shortened(UnicodeText.clean(root.name()));
  }

  private static String shortened(String name) {
    return UnicodeText.shortened(name, LONGEST_NAME);
  }

  /** Returns how much of a name is made up of parameters, as Sentry asks. */
  private static String source(Span root) {
    String route = root.details().attributes().getOrDefault("http.route", "");
    if (!route.isEmpty() && root.name().endsWith(route)) {
      return "route";
    }
    return root.name().contains("/") && root.details().operation().startsWith("http")
        ? "url"
        : "custom";
  }
}
