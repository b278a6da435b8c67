package dev.debrief.detectors;

import java.util.List;
import java.util.Objects;

/**
 * A table of facts behind a finding.
 *
 * @param title what the rows are, such as {@code calls}
 * @param rows as many values as there are columns in each, of the type that the column says
 */
public record Evidence(String title, List<Column> columns, List<List<Object>> rows) {
  /** Rows that are shown at most; the finding's figures count all. */
  public static final int MOST_ROWS = 20;

  /** What the values of a column are. */
  public enum Type {
    /** {@code String}. */
    TEXT,
    /** {@code Long}: nanoseconds of duration. */
    DURATION,
    /** {@code Long}: nanoseconds since the epoch. */
    TIME,
    /** {@code Long}. */
    COUNT,
    /** {@code Double}: 0 to 1. */
    SHARE,
    /** {@code Long}. */
    BYTES
  }

  /**
   * A column.
   *
   * @param key in JSON, camel case; durations are called after what they are, without a unit
   * @param label above the column
   */
  public record Column(String key, String label, Type type) {
    public Column {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(type, "type");
    }
  }

  public Evidence {
    Objects.requireNonNull(title, "title");
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(title + ": a row does not have a value per column");
      }
    }
  }
}
