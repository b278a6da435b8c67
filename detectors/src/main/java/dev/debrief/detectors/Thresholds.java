package dev.debrief.detectors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a detector's thresholds in one run. Immutable. */
public final class Thresholds {
  private final Map<String, Double> values;

  private Thresholds(Map<String, Double> values) {
    this.values = values;
  }

  /**
   * Returns the defaults, but for some values.
   *
   * @param changed by name, in the threshold's unit
   * @throws IllegalArgumentException if there is no such threshold
   */
  public static Thresholds of(List<Threshold> declared, Map<String, Double> changed) {
    Map<String, Double> values = new HashMap<>();
    declared.forEach(one -> values.put(one.name(), one.defaultValue()));
    changed.forEach(
        (name, value) -> {
          if (values.replace(name, value) == null) {
            throw new IllegalArgumentException("there is no threshold '" + name + "'");
          }
        });
    return new Thresholds(Map.copyOf(values));
  }

  /** Returns a value in its threshold's unit. */
  public double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no threshold is called " + name);
    }
    return value;
  }

  /** Returns a value of unit {@link Threshold.Unit#MILLIS} in nanoseconds. */
  public long nanos(String name) {
    return Math.round(get(name) * 1e6);
  }

  /** Returns a value of unit {@link Threshold.Unit#PERCENT} as a part of 1. */
  public double share(String name) {
    return get(name) / 100;
  }

  /** Returns a value as a whole number. */
  public long count(String name) {
    return Math.round(get(name));
  }
}
