package dev.debrief.engine;

import dev.debrief.detectors.DetectorInfo;
import dev.debrief.report.ThresholdText;
import java.util.List;
import java.util.stream.Stream;

/** Says in the engine's words what detectors say of themselves. */
final class DetectorList {
  private DetectorList() {}

  /** Returns all detectors: those that run by default first. */
  static List<DetectorDescription> of(Services services) {
    return Stream.concat(
            services.detectors().stream().map(one -> described(one.info(), true)),
            services.recordingDetectors().stream()
                .flatMap(family -> family.infos().stream())
                .map(info -> described(info, false)))
        .toList();
  }

  private static DetectorDescription described(DetectorInfo info, boolean byDefault) {
    return new DetectorDescription(
        info.id(),
        info.title(),
        info.description(),
        Findings.Severity.valueOf(info.severity().name()),
        byDefault,
        info.thresholds().stream()
            .map(
                one ->
                    new DetectorDescription.Threshold(
                        one.name(),
                        one.defaultValue(),
                        one.unit().symbol(),
                        ThresholdText.of(one),
                        one.meaning()))
            .toList(),
        info.needs().stream()
            .map(need -> new DetectorDescription.Need(need.anyOf(), need.purpose(), need.setting()))
            .toList());
  }
}
