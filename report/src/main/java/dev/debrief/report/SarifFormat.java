package dev.debrief.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.debrief.detectors.DetectorInfo;
import dev.debrief.detectors.EventNeed;
import dev.debrief.detectors.Threshold;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Findings in SARIF 2.1.0 (the OASIS standard for results of analyses): detectors are rules, all
 * recordings are one run.
 */
public final class SarifFormat implements FindingsFormat {
  @Override
  public String name() {
    return "sarif";
  }

  @Override
  public String fileEnding() {
    return ".sarif";
  }

  @Override
  public FindingsWriter open(FindingsOutput output, FindingsContext context) throws IOException {
    JsonGenerator json = JsonText.indented(output.open("findings.sarif"));
    json.writeStartObject();
    json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "debrief");
    json.writeStringField("version", context.version());
    json.writeArrayFieldStart("rules");
    for (DetectorInfo detector : context.detectors()) {
      rule(json, detector);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    return new SarifWriter(json, context);
  }

  private static void rule(JsonGenerator json, DetectorInfo detector) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", detector.id());
    text(json, "shortDescription", detector.title());
    text(json, "fullDescription", detector.description());
    text(json, "help", help(detector));
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", SarifWriter.level(detector.severity()));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String help(DetectorInfo detector) {
    StringBuilder help = new StringBuilder(detector.description());
    List<Threshold> thresholds = detector.thresholds();
    if (!thresholds.isEmpty()) {
      help.append("\n\nThresholds (--set ").append(detector.id()).append(".NAME=VALUE):");
      for (Threshold one : thresholds) {
        help.append("\n  %s (%s): %s".formatted(one.name(), ThresholdText.of(one), one.meaning()));
      }
    }
    if (!detector.needs().isEmpty()) {
      help.append(
          detector.needs().stream()
              .map(EventNeed::setting)
              .collect(Collectors.joining("\n  ", "\n\nNeeds a recording made with\n  ", "")));
    }
    return help.toString();
  }

  private static void text(JsonGenerator json, String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
