package dev.debrief.cli;

import dev.debrief.engine.DetectorDescription;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Detectors for scripts. */
final class DetectorsJson {
  private static final int SCHEMA = 1;

  private DetectorsJson() {}

  static String of(List<DetectorDescription> detectors) {
    return SortedJson.of(
        Map.of(
            "schema",
            SCHEMA,
            "detectors",
            detectors.stream().map(DetectorsJson::detector).toList()));
  }

  private static Map<String, Object> detector(DetectorDescription detector) {
    return Map.of(
        "id", detector.id(),
        "title", detector.title(),
        "description", detector.description(),
        "severity", detector.severity().name().toLowerCase(Locale.ROOT),
        "default", detector.byDefault(),
        "thresholds", detector.thresholds().stream().map(DetectorsJson::threshold).toList(),
        "needs", detector.needs().stream().map(DetectorsJson::need).toList());
  }

  private static Map<String, Object> threshold(DetectorDescription.Threshold threshold) {
    return Map.of(
        "name", threshold.name(),
        "value", threshold.value(),
        "unit", threshold.unit(),
        "meaning", threshold.meaning());
  }

  private static Map<String, Object> need(DetectorDescription.Need need) {
    return Map.of("anyOf", need.anyOf(), "purpose", need.purpose(), "setting", need.setting());
  }
}
