package dev.debrief.converter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Sentry's framing: a header line, then for each item a header line, the payload and a line feed.
 * What belongs to the moment of sending ({@code sent_at}, {@code dsn}) is left to the sender.
 */
final class Envelope {
  /** What stands after the payload. */
  static final char END = '\n';

  private static final JsonFactory JSON = new JsonFactory();

  private Envelope() {}

  /**
   * Returns the two lines before the payload of a profile chunk.
   *
   * @param length bytes of the payload
   */
  static byte[] headOfProfileChunk(String chunkId, String toolVersion, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try {
      writeHeader(bytes, chunkId, toolVersion);
      try (JsonGenerator json = line(bytes)) {
        json.writeStartObject();
        json.writeStringField("type", SentryChunks.TYPE);
        json.writeNumberField("length", length);
        json.writeStringField("content_type", "application/json");
        json.writeStringField("platform", "java");
        json.writeEndObject();
      }
      bytes.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /** An item with its type and payload. */
  static final class Item {
    private final String type;
    private final byte[] payload;

    Item(String type, byte[] payload) {
      this.type = type;
      this.payload = payload;
    }
  }

  /** Returns a whole envelope. */
  static byte[] of(String eventId, String toolVersion, List<Item> items) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try {
      writeHeader(bytes, eventId, toolVersion);
      for (Item item : items) {
        try (JsonGenerator json = line(bytes)) {
          json.writeStartObject();
          json.writeStringField("type", item.type);
          json.writeNumberField("length", item.payload.length);
          json.writeStringField("content_type", "application/json");
          json.writeEndObject();
        }
        bytes.write('\n');
        bytes.write(item.payload);
        bytes.write(END);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static void writeHeader(ByteArrayOutputStream bytes, String eventId, String toolVersion)
      throws IOException {
    try (JsonGenerator json = line(bytes)) {
      json.writeStartObject();
      json.writeStringField("event_id", eventId);
      json.writeFieldName("sdk");
      ClientSdk.write(json, toolVersion);
      json.writeEndObject();
    }
    bytes.write('\n');
  }

  private static JsonGenerator line(ByteArrayOutputStream bytes) throws IOException {
    return JSON.createGenerator(bytes).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }
}
