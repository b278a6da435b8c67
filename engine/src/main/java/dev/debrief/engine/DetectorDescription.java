package dev.debrief.engine;

import java.util.List;
import java.util.Objects;

/**
 * What a detector is.
 *
 * @param id by which users name it
 * @param title what it finds, a few words
 * @param description one sentence for people
 * @param severity usual severity of its findings
 * @param byDefault whether it runs without being asked for
 * @param thresholds what users may set
 * @param needs events that a recording must have
 */
public record DetectorDescription(
    String id,
    String title,
    String description,
    Findings.Severity severity,
    boolean byDefault,
    List<Threshold> thresholds,
    List<Need> needs) {

  /**
   * A number that decides whether it fires.
   *
   * @param value its default
   * @param unit of the value: {@code ms}, {@code %}, {@code /s}, {@code B} or {@code ""}
   * @param text the default with its unit
   * @param meaning what it decides
   */
  public record Threshold(String name, double value, String unit, String text, String meaning) {}

  /**
   * Events without which it sees nothing.
   *
   * @param anyOf names of event types of which one is enough
   * @param purpose what they tell
   * @param setting how to switch them on
   */
  public record Need(List<String> anyOf, String purpose, String setting) {
    public Need {
      anyOf = List.copyOf(anyOf);
    }
  }

  public DetectorDescription {
    Objects.requireNonNull(severity, "severity");
    thresholds = List.copyOf(thresholds);
    needs = List.copyOf(needs);
  }
}
