package dev.debrief.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.debrief.converter.Output;
import dev.debrief.converter.OutputDirectory;
import dev.debrief.converter.OutputFile;
import dev.debrief.converter.RecordingIdentity;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.RecordingInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The file that says what the outputs of a recording are and what they were made of. Keys are
 * sorted, and nothing in it depends on when or where it was made.
 *
 * @param bytes (unpacked) size of the recording
 * @param parser which decoder read it
 * @param sha256 checksum of the recording, if one is wanted
 * @param spanSources how many events or spans of files each source of spans had
 */
record Manifest(
    RecordingIdentity identity,
    RecordingInfo info,
    long bytes,
    String parser,
    Optional<String> sha256,
    Map<String, Long> spanSources) {
  private static final int SCHEMA = 1;

  /**
   * Writes the file.
   *
   * @param counts figures by name
   * @param notes what is odd about the recording
   */
  void write(OutputDirectory directory, Map<String, Long> counts, List<Diagnostic> notes)
      throws IOException {
    byte[] content = content(directory.outputs(), counts, notes);
    try (OutputFile file = directory.create(OutputDirectory.MANIFEST, "manifest")) {
      try {
        file.stream().write(content);
      } catch (IOException e) {
        throw file.failed(e);
      }
      file.finish(0, identity.startNanos(), identity.endNanos());
    }
  }

  /** Streams rather than binds: binding loads several hundred classes for this one small file. */
  private byte[] content(List<Output> outputs, Map<String, Long> counts, List<Diagnostic> notes)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      json.writeStartObject();
      json.writeObjectFieldStart("counts");
      for (Map.Entry<String, Long> count : new TreeMap<>(counts).entrySet()) {
        json.writeNumberField(count.getKey(), count.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("diagnostics");
      for (Diagnostic note : notes) {
        write(json, note);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("outputs");
      for (Output output : outputs) {
        write(json, output);
      }
      json.writeEndArray();
      json.writeStringField("parser", parser);
      json.writeStringField("profilerId", identity.profilerId());
      writeRecording(json);
      json.writeNumberField("schema", SCHEMA);
      writeSpanSources(json);
      json.writeStringField("status", status(notes));
      json.writeObjectFieldStart("tool");
      json.writeStringField("name", "debrief");
      json.writeStringField("version", Debriefing.version());
      json.writeEndObject();
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Diagnostic note) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", note.code());
    json.writeNumberField("count", note.count());
    json.writeStringField("level", note.level().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.writeStringField("message", note.message());
    if (note.position().isPresent()) {
      Diagnostic.Position position = note.position().get();
      json.writeObjectFieldStart("position");
      json.writeNumberField("chunk", position.chunk());
      json.writeStringField("file", position.file());
      json.writeNumberField("lengthBytes", position.lengthBytes());
      json.writeNumberField("offsetBytes", position.offsetBytes());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Output output) throws IOException {
    json.writeStartObject();
    json.writeNumberField("bytes", output.bytes());
    json.writeStringField("end", time(output.endNanos()));
    json.writeStringField("file", output.file());
    json.writeNumberField("samples", output.samples());
    json.writeStringField("start", time(output.startNanos()));
    json.writeStringField("type", output.type());
    json.writeEndObject();
  }

  private void writeRecording(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("recording");
    json.writeNumberField("bytes", bytes);
    json.writeStringField("end", time(identity.endNanos()));
    json.writeStringField("id", identity.id());
    json.writeStringField("jvm", info.jvm());
    json.writeStringField("name", identity.name());
    json.writeStringField("producer", info.producer());
    if (sha256.isPresent()) {
      json.writeStringField("sha256", sha256.get());
    }
    json.writeStringField("start", time(identity.startNanos()));
    json.writeEndObject();
  }

  private void writeSpanSources(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("spanSources");
    for (Map.Entry<String, Long> source : new TreeMap<>(spanSources).entrySet()) {
      json.writeStartObject();
      json.writeNumberField("events", source.getValue());
      json.writeStringField("id", source.getKey());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String status(List<Diagnostic> notes) {
    boolean whole = notes.stream().allMatch(n -> n.level() == Diagnostic.Level.INFO);
    return whole ? "ok" : "partial";
  }

  private static String time(long nanos) {
    return Instant.EPOCH.plusNanos(nanos).toString();
  }
}
