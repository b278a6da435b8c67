package dev.debrief.testdata.jfr;

import java.util.List;
import java.util.Optional;

/**
 * A type of a chunk's metadata.
 *
 * @param id its number in the metadata
 */
record Type(long id, Kind kind, String name, List<Field> fields) {

  Type {
    fields = List.copyOf(fields);
  }

  Optional<Field> field(String fieldName) {
    return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
  }

  enum Kind {
    PRIMITIVE,
    ANNOTATION,
    SIMPLE,
    STRUCT,
    EVENT
  }

  /**
   * A field of a type.
   *
   * @param type full name of its type
   * @param pooled whether the value is a key into the type's constant pool
   * @param list whether the value is a list of such
   */
  record Field(
      String name, String type, boolean pooled, boolean list, List<Annotation> annotations) {

    Field {
      annotations = List.copyOf(annotations);
    }

    boolean isTimestampInTicks() {
      return annotations.contains(new Annotation("jdk.jfr.Timestamp", "TICKS"));
    }

    boolean isTimespanInTicks() {
      return annotations.contains(new Annotation("jdk.jfr.Timespan", "TICKS"));
    }
  }

  /**
   * What the metadata says of a field beyond its type.
   *
   * @param value empty for an annotation without a value
   */
  record Annotation(String type, String value) {}
}
