package dev.debrief.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Finding;
import dev.debrief.jfr.Frame;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.query.Awaited;
import java.io.IOException;
import java.util.List;

/** Writes findings as JSON objects. */
final class JsonFinding {
  private final JsonGenerator json;

  JsonFinding(JsonGenerator json) {
    this.json = json;
  }

  void write(Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("detector", finding.detector());
    json.writeStringField("severity", finding.severity().label());
    json.writeStringField("confidence", finding.confidence().label());
    json.writeStringField("title", finding.title());
    json.writeStringField("fingerprint", finding.fingerprint());
    json.writeNumberField("startNanos", finding.startNanos());
    json.writeNumberField("endNanos", finding.endNanos());
    json.writeNumberField("occurrences", finding.occurrences());
    writeSaving(finding);
    json.writeArrayFieldStart("threads");
    for (TimelineThread thread : finding.threads()) {
      json.writeStartObject();
      writeThread(thread);
      json.writeEndObject();
    }
    json.writeEndArray();
    writeAwaited(finding);
    writeSpan(finding);
    writeFrames(finding);
    json.writeArrayFieldStart("evidence");
    for (Evidence table : finding.evidence()) {
      write(table);
    }
    json.writeEndArray();
    json.writeStringField("suggestion", finding.suggestion());
    json.writeEndObject();
  }

  private void writeSaving(Finding finding) throws IOException {
    if (finding.saving().isEmpty()) {
      json.writeNullField("saving");
      return;
    }
    json.writeObjectFieldStart("saving");
    json.writeNumberField("millis", finding.saving().get().millis());
    json.writeStringField("bound", finding.saving().get().bound().label());
    json.writeEndObject();
  }

  private void writeThread(TimelineThread thread) throws IOException {
    json.writeNumberField("id", thread.id());
    json.writeStringField("name", thread.name());
  }

  private void writeAwaited(Finding finding) throws IOException {
    if (finding.awaited().isEmpty()) {
      return;
    }
    Awaited awaited = finding.awaited().get();
    json.writeObjectFieldStart("awaited");
    writeThread(awaited.thread());
    json.writeStringField("how", awaited.how().label());
    json.writeBooleanField("exact", awaited.how().exact());
    json.writeEndObject();
  }

  private void writeSpan(Finding finding) throws IOException {
    if (finding.span().isEmpty()) {
      json.writeNullField("span");
      return;
    }
    Finding.WorkedFor span = finding.span().get();
    json.writeObjectFieldStart("span");
    json.writeStringField("traceId", span.traceId());
    json.writeStringField("spanId", span.spanId());
    json.writeStringField("name", span.name());
    json.writeEndObject();
  }

  private void writeFrames(Finding finding) throws IOException {
    if (finding.frame().isEmpty()) {
      json.writeNullField("frame");
    } else {
      json.writeFieldName("frame");
      write(finding.frame().get());
    }
    json.writeArrayFieldStart("stack");
    for (Frame frame : finding.stack().frames()) {
      write(frame);
    }
    json.writeEndArray();
  }

  private void write(Frame frame) throws IOException {
    json.writeStartObject();
    json.writeStringField("class", frame.className());
    json.writeStringField("method", frame.methodName());
    if (frame.lineNumber() > 0) {
      json.writeNumberField("line", frame.lineNumber());
    } else {
      json.writeNullField("line");
    }
    json.writeEndObject();
  }

  private void write(Evidence table) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", table.title());
    json.writeArrayFieldStart("rows");
    for (List<Object> row : table.rows()) {
      json.writeStartObject();
      for (int i = 0; i < row.size(); i++) {
        write(table.columns().get(i), row.get(i));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Times and durations say in their key that they are nanoseconds. */
  private void write(Evidence.Column column, Object value) throws IOException {
    switch (column.type()) {
      case TEXT -> json.writeStringField(column.key(), (String) value);
      case DURATION, TIME -> json.writeNumberField(column.key() + "Nanos", (Long) value);
      case COUNT, BYTES -> json.writeNumberField(column.key(), (Long) value);
      case SHARE -> json.writeNumberField(column.key(), (Double) value);
    }
  }
}
