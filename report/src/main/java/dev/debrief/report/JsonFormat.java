package dev.debrief.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** Findings for scripts: one JSON document, with the keys that formats.md lists. */
public final class JsonFormat implements FindingsFormat {
  private static final int SCHEMA = 1;

  @Override
  public String name() {
    return "json";
  }

  @Override
  public String fileEnding() {
    return ".json";
  }

  @Override
  public FindingsWriter open(FindingsOutput output, FindingsContext context) throws IOException {
    OutputStream out = output.open("findings.json");
    JsonGenerator json = JsonText.indented(out);
    json.writeStartObject();
    json.writeNumberField("schema", SCHEMA);
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", "debrief");
    json.writeStringField("version", context.version());
    json.writeEndObject();
    json.writeArrayFieldStart("recordings");
    JsonRecording recordings = new JsonRecording(json);
    return new FindingsWriter() {
      @Override
      public void add(ExaminedRecording recording) throws IOException {
        recordings.write(recording);
        json.flush();
      }

      @Override
      public void finish() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
      }
    };
  }
}
