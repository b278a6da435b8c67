package dev.debrief.detectors;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Events of one type that a detector wants to know in sums, because there may be thousands per
 * second: they are summed while their chunk is read, and none of them is kept. Of the events of a
 * chunk beyond the first 2,000 every sixteenth stands for sixteen, so counts and weights are
 * estimates.
 *
 * @param type name of the event type
 * @param groupField a class or text by which they are summed beside the stack, {@code ""} for none
 * @param weightField a number that is added up, {@code ""} for none
 */
public record EventSum(String type, String groupField, String weightField) {
  public EventSum {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(groupField, "groupField");
    Objects.requireNonNull(weightField, "weightField");
  }

  /** Returns the fields that are needed. */
  Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>(Set.of("stackTrace"));
    if (!groupField.isEmpty()) {
      fields.add(groupField);
    }
    if (!weightField.isEmpty()) {
      fields.add(weightField);
    }
    return fields;
  }
}
