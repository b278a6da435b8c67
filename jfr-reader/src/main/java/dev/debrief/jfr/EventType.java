package dev.debrief.jfr;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A type of events as one chunk's metadata declares it. Versions of a producer are told apart by
 * what they declare, not by the name of the type.
 *
 * @param name such as {@code jdk.ThreadPark}; older names are translated to those of JDK 11
 * @param fields in the order of the declaration
 */
public record EventType(String name, List<Field> fields) {
  public EventType {
    fields = List.copyOf(fields);
  }

  /**
   * A field of such a type.
   *
   * @param type name of the type, such as {@code long}, {@code java.lang.String} or {@code
   *     java.lang.Thread}
   * @param annotations full names of the types of its annotations
   */
  public record Field(String name, String type, Set<String> annotations) {
    public Field {
      annotations = Set.copyOf(annotations);
    }
  }

  /** Returns the field with a name; its name may contain dots. */
  public Optional<Field> field(String fieldName) {
    for (Field field : fields) {
      if (field.name().equals(fieldName)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
