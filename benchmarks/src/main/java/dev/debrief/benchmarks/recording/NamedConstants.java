package dev.debrief.benchmarks.recording;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The constant pools that only give names to numbers (frame types, thread states, causes of a
 * collection), as they were in a recording of the producer.
 */
final class NamedConstants {
  private final Map<String, Map<Long, String>> pools = new LinkedHashMap<>();

  private NamedConstants() {}

  /** Reads a resource: the name of a type, then its indented constants. */
  static NamedConstants read(String resource) {
    NamedConstants constants = new NamedConstants();
    Map<Long, String> pool = new LinkedHashMap<>();
    for (String line : Lines.of(resource)) {
      if (Lines.indent(line) == 0) {
        pool = new LinkedHashMap<>();
        constants.pools.put(line, pool);
      } else {
        int equals = line.indexOf('=');
        pool.put(Long.parseLong(line.substring(1, equals)), line.substring(equals + 1));
      }
    }
    return constants;
  }

  /** Returns the number of pools. */
  int count() {
    return pools.size();
  }

  /** Returns the key of a constant. */
  long key(String type, String name) {
    return pools.getOrDefault(type, Map.of()).entrySet().stream()
        .filter(constant -> constant.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + type + " " + name));
  }

  /** Writes the pools as a checkpoint holds them. */
  void write(EventBytes out, TypeTree types) {
    pools.forEach(
        (type, pool) -> {
          out.integer(types.id(type));
          out.integer(pool.size());
          pool.forEach(
              (key, name) -> {
                out.integer(key);
                out.utf8(name);
              });
        });
  }
}
