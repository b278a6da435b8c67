package dev.debrief.testdata.truth;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the little JSON that the programs need without a library on their class path: objects with
 * sorted keys, arrays, numbers, booleans, and strings that need no escaping.
 */
public final class Json {
  private Json() {}

  /** Returns the value as text. */
  public static String of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new TreeMap<>(map)
          .entrySet().stream()
              .map(entry -> of(entry.getKey()) + ":" + of(entry.getValue()))
              .collect(joining(",", "{", "}"));
    }
    if (value instanceof Collection<?> values) {
      return values.stream().map(Json::of).collect(joining(",", "[", "]"));
    }
    return value instanceof String ? "\"" + value + "\"" : value.toString();
  }
}
