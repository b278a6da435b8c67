package dev.debrief.converter;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Debrief as Sentry's payloads name it: Sentry expects names of the form {@code sentry.*}. */
final class ClientSdk {
  /** Its name. */
  static final String NAME = "sentry.java.debrief";

  private ClientSdk() {}

  /** Writes the object with name and version. */
  static void write(JsonGenerator json, String version) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", NAME);
    json.writeStringField("version", version);
    json.writeEndObject();
  }
}
