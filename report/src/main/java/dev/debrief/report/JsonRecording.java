package dev.debrief.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.debrief.detectors.Detected.NotApplicable;
import dev.debrief.detectors.Finding;
import dev.debrief.report.ExaminedRecording.Remark;
import dev.debrief.report.ExaminedRecording.Status;
import java.io.IOException;

/** Writes a recording and its findings as JSON. */
final class JsonRecording {
  private final JsonGenerator json;
  private final JsonFinding findings;

  JsonRecording(JsonGenerator json) {
    this.json = json;
    this.findings = new JsonFinding(json);
  }

  void write(ExaminedRecording recording) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", recording.name());
    json.writeStringField("status", recording.status().label());
    if (recording.status() == Status.FAILED) {
      json.writeNullField("start");
      json.writeNullField("end");
    } else {
      json.writeStringField("start", Amounts.instant(recording.time().startNanos()));
      json.writeStringField("end", Amounts.instant(recording.time().endNanos()));
    }
    json.writeArrayFieldStart("diagnostics");
    for (Remark remark : recording.remarks()) {
      write(remark);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notApplicable");
    for (NotApplicable one : recording.notApplicable()) {
      json.writeStartObject();
      json.writeStringField("detector", one.detector());
      json.writeStringField("reason", one.reason());
      json.writeStringField("hint", one.hint());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("suppressed", recording.leftOut().suppressed());
    json.writeNumberField("inBaseline", recording.leftOut().known());
    json.writeArrayFieldStart("findings");
    for (Finding finding : recording.findings()) {
      findings.write(finding);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Remark remark) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", remark.code());
    json.writeStringField("level", remark.level());
    json.writeStringField("message", remark.message());
    json.writeNumberField("count", remark.count());
    json.writeStringField("position", remark.position());
    json.writeEndObject();
  }
}
