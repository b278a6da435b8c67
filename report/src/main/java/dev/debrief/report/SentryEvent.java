package dev.debrief.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.jfr.Frame;
import dev.debrief.timeline.TimelineThread;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A finding as an event that Sentry takes in. Its id depends on the recording and the finding only,
 * so that the same event sent twice is one.
 */
final class SentryEvent {
  private static final int MOST_FRAMES = 250;
  private static final int LONGEST_TAG = 200;
  private static final int LONGEST_MESSAGE = 8_000;

  private final Finding finding;
  private final ExaminedRecording recording;
  private final FindingsContext context;

  SentryEvent(Finding finding, ExaminedRecording recording, FindingsContext context) {
    this.finding = finding;
    this.recording = recording;
    this.context = context;
  }

  /** Returns an envelope with the event as its only item. */
  byte[] envelope() throws IOException {
    String id = id();
    byte[] payload = payload(id);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(utf8("{\"event_id\":\"" + id + "\"}\n"));
    out.writeBytes(
        utf8(
            "{\"type\":\"event\",\"length\":"
                + payload.length
                + ",\"content_type\":\"application/json\"}\n"));
    out.writeBytes(payload);
    out.write('\n');
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String id() {
    String of =
        recording.name() + '\0' + finding.fingerprint() + '\0' + finding.startNanos() + '\0';
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(utf8(of));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private byte[] payload(String id) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonText.dense(bytes)) {
      json.writeStartObject();
      json.writeStringField("event_id", id);
      json.writeFieldName("timestamp");
      json.writeNumber(BigDecimal.valueOf(finding.endNanos() / 1_000, 6));
      json.writeStringField("platform", "java");
      json.writeStringField("level", finding.severity().label());
      json.writeStringField("logger", "debrief");
      json.writeObjectFieldStart("logentry");
      json.writeStringField("formatted", Columns.cut(finding.title(), LONGEST_MESSAGE));
      json.writeEndObject();
      json.writeArrayFieldStart("fingerprint");
      json.writeString("debrief");
      json.writeString(finding.fingerprint());
      json.writeEndArray();
      if (finding.frame().isPresent()) {
        String culprit = context.frames().qualified(finding.frame().get());
        json.writeStringField("culprit", Columns.cut(culprit, LONGEST_TAG));
      }
      tags(json);
      contexts(json);
      threads(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private void tags(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tags");
    tag(json, "debrief.detector", finding.detector());
    tag(json, "debrief.confidence", finding.confidence().label());
    tag(json, "debrief.recording", recording.name());
    if (!finding.threads().isEmpty()) {
      tag(json, "thread", finding.threads().get(0).name());
    }
    json.writeEndObject();
  }

  /** Values of tags are short and on one line. */
  private static void tag(JsonGenerator json, String key, String value) throws IOException {
    String line = Columns.cut(Paint.escape(value), LONGEST_TAG);
    if (!line.isBlank()) {
      json.writeStringField(key, line);
    }
  }

  private void contexts(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("contexts");
    if (finding.span().filter(span -> !span.traceId().isEmpty()).isPresent()) {
      json.writeObjectFieldStart("trace");
      json.writeStringField("trace_id", finding.span().get().traceId());
      json.writeStringField("span_id", finding.span().get().spanId());
      json.writeEndObject();
    }
    json.writeObjectFieldStart("finding");
    json.writeStringField("suggestion", finding.suggestion());
    json.writeNumberField("occurrences", finding.occurrences());
    if (finding.saving().isPresent()) {
      json.writeStringField("saving", Amounts.saving(finding.saving().get()));
    }
    if (finding.awaited().isPresent()) {
      json.writeStringField("waits for", finding.awaited().get().thread().name());
    }
    for (Evidence table : finding.evidence()) {
      json.writeArrayFieldStart(table.title());
      long zero = recording.time().startNanos();
      for (List<Object> row : table.rows()) {
        json.writeString(row(table, row, zero));
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String row(Evidence table, List<Object> row, long zero) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      Evidence.Column column = table.columns().get(i);
      text.append(i == 0 ? "" : ", ")
          .append(column.label())
          .append(' ')
          .append(Amounts.cell(column.type(), row.get(i), zero));
    }
    return text.toString();
  }

  /** The stack is that of the first thread; without one there is nothing to hang it on. */
  private void threads(JsonGenerator json) throws IOException {
    if (finding.threads().isEmpty()) {
      return;
    }
    TimelineThread thread = finding.threads().get(0);
    json.writeObjectFieldStart("threads");
    json.writeArrayFieldStart("values");
    json.writeStartObject();
    json.writeNumberField("id", thread.id());
    json.writeStringField("name", thread.name());
    json.writeBooleanField("current", true);
    json.writeBooleanField("crashed", false);
    List<Frame> frames = finding.stack().frames();
    if (!frames.isEmpty()) {
      json.writeObjectFieldStart("stacktrace");
      json.writeArrayFieldStart("frames");
      for (int i = Math.min(MOST_FRAMES, frames.size()) - 1; i >= 0; i--) {
        frame(json, frames.get(i));
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void frame(JsonGenerator json, Frame frame) throws IOException {
    json.writeStartObject();
    json.writeStringField("function", frame.methodName().isEmpty() ? "?" : frame.methodName());
    String module = context.frames().className(frame);
    if (!module.isEmpty()) {
      json.writeStringField("module", module);
    }
    if (frame.lineNumber() > 0) {
      json.writeNumberField("lineno", frame.lineNumber());
    }
    json.writeBooleanField("in_app", context.frames().inApp(frame));
    json.writeEndObject();
  }
}
