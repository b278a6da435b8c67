package dev.debrief.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.debrief.detectors.Detected.NotApplicable;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import dev.debrief.jfr.Frame;
import dev.debrief.report.ExaminedRecording.Remark;
import dev.debrief.report.ExaminedRecording.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes findings as results of a run, and everything else as its notifications. */
final class SarifWriter implements FindingsWriter {
  private static final int MOST_FRAMES = 64;

  private final JsonGenerator json;
  private final FindingsContext context;
  private final List<Notification> notifications = new ArrayList<>();
  private boolean readAll = true;

  /** Something that is said beside the results. */
  private record Notification(String id, String level, String text) {}

  SarifWriter(JsonGenerator json, FindingsContext context) {
    this.json = json;
    this.context = context;
  }

  /** Returns what SARIF calls a severity. */
  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  @Override
  public void add(ExaminedRecording recording) throws IOException {
    for (Finding finding : recording.findings()) {
      result(finding, recording);
    }
    readAll &= recording.status() != Status.FAILED;
    for (Remark remark : recording.remarks()) {
      String level =
          remark.harmless() ? "note" : remark.level().equals("error") ? "error" : "warning";
      notifications.add(
          new Notification(remark.code(), level, recording.name() + ": " + remark.message()));
    }
    for (NotApplicable one : recording.notApplicable()) {
      notifications.add(
          new Notification(
              one.detector(), "note", recording.name() + ": not looked for, " + Hint.reason(one)));
    }
    json.flush();
  }

  private void result(Finding finding, ExaminedRecording recording) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.detector());
    for (int i = 0; i < context.detectors().size(); i++) {
      if (context.detectors().get(i).id().equals(finding.detector())) {
        json.writeNumberField("ruleIndex", i);
      }
    }
    json.writeStringField("level", level(finding.severity()));
    text("message", finding.title() + "\n\n" + finding.suggestion());
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    location(finding, recording);
    json.writeEndObject();
    json.writeEndArray();
    stack(finding);
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("debrief/v1", finding.fingerprint());
    json.writeEndObject();
    json.writeNumberField("occurrenceCount", Math.min(finding.occurrences(), Integer.MAX_VALUE));
    json.writeFieldName("properties");
    properties(finding, recording);
    json.writeEndObject();
  }

  /** Where there is no frame, the recording itself is the place. */
  private void location(Finding finding, ExaminedRecording recording) throws IOException {
    if (finding.frame().isPresent()) {
      frame(finding.frame().get());
      return;
    }
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", SourcePath.uri(recording.name()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private void frame(Frame frame) throws IOException {
    String path = SourcePath.of(frame);
    if (!path.isEmpty()) {
      json.writeObjectFieldStart("physicalLocation");
      json.writeObjectFieldStart("artifactLocation");
      json.writeStringField("uri", path);
      json.writeStringField("uriBaseId", "SRCROOT");
      json.writeEndObject();
      if (frame.lineNumber() > 0) {
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", frame.lineNumber());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("name", context.frames().simple(frame));
    json.writeStringField("fullyQualifiedName", context.frames().qualified(frame));
    json.writeStringField("kind", "function");
    json.writeEndObject();
    json.writeEndArray();
  }

  private void stack(Finding finding) throws IOException {
    if (finding.stack().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("stacks");
    json.writeStartObject();
    text("message", "representative stack");
    json.writeArrayFieldStart("frames");
    List<Frame> frames = finding.stack().frames();
    for (Frame frame : frames.subList(0, Math.min(MOST_FRAMES, frames.size()))) {
      json.writeStartObject();
      json.writeObjectFieldStart("location");
      frame(frame);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  /** Everything that the standard has no place for, with the keys of the JSON format. */
  private void properties(Finding finding, ExaminedRecording recording) throws IOException {
    json.writeStartObject();
    json.writeStringField("recording", recording.name());
    json.writeFieldName("finding");
    new JsonFinding(json).write(finding);
    json.writeEndObject();
  }

  private void text(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  @Override
  public void finish() throws IOException {
    json.writeEndArray();
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", readAll);
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (Notification one : notifications) {
      json.writeStartObject();
      json.writeObjectFieldStart("descriptor");
      json.writeStringField("id", one.id());
      json.writeEndObject();
      json.writeStringField("level", one.level());
      text("message", one.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
  }
}
