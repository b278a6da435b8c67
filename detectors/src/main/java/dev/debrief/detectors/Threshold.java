package dev.debrief.detectors;

import java.util.Objects;

/**
 * A number that decides whether a detector fires, which users may set ({@code --set
 * ID.NAME=VALUE}).
 *
 * @param name in camel case, such as {@code leastSaving}
 * @param unit of the number
 * @param defaultValue in that unit
 * @param meaning what it decides, a phrase without a full stop
 */
public record Threshold(String name, Unit unit, double defaultValue, String meaning) {
  /** What a threshold counts. */
  public enum Unit {
    /** Milliseconds; users may write {@code 2s} or {@code 300ms}. */
    MILLIS("ms"),
    /** A number of things. */
    COUNT(""),
    /** A part of a whole in percent; users may write {@code 5%}. */
    PERCENT("%"),
    /** Things per second. */
    PER_SECOND("/s"),
    /** Bytes. */
    BYTES("B"),
    /** A ratio or factor. */
    FACTOR("");

    private final String symbol;

    Unit(String symbol) {
      this.symbol = symbol;
    }

    /** Returns what is written after the number, {@code ""} for counts and factors. */
    public String symbol() {
      return symbol;
    }
  }

  public Threshold {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(meaning, "meaning");
  }

  /** Returns a time in milliseconds. */
  public static Threshold millis(String name, double value, String meaning) {
    return new Threshold(name, Unit.MILLIS, value, meaning);
  }

  /** Returns a number of things. */
  public static Threshold count(String name, double value, String meaning) {
    return new Threshold(name, Unit.COUNT, value, meaning);
  }

  /** Returns a part of a whole. */
  public static Threshold percent(String name, double value, String meaning) {
    return new Threshold(name, Unit.PERCENT, value, meaning);
  }

  /** Returns a number of things per second. */
  public static Threshold perSecond(String name, double value, String meaning) {
    return new Threshold(name, Unit.PER_SECOND, value, meaning);
  }

  /** Returns a ratio. */
  public static Threshold factor(String name, double value, String meaning) {
    return new Threshold(name, Unit.FACTOR, value, meaning);
  }
}
