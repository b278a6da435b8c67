package dev.debrief.detectors;

import java.util.List;
import java.util.Objects;

/**
 * What a detector is.
 *
 * @param id stable, in kebab case
 * @param title what it finds, a few words
 * @param description one sentence for people
 * @param severity usual severity of its findings
 * @param needs events that must all be there, else the detector is not applicable
 * @param thresholds what users may set
 */
public record DetectorInfo(
    String id,
    String title,
    String description,
    Severity severity,
    List<EventNeed> needs,
    List<Threshold> thresholds) {
  public DetectorInfo {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(severity, "severity");
    needs = List.copyOf(needs);
    thresholds = List.copyOf(thresholds);
  }
}
