package dev.debrief.jfr.streaming;

import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.Metadata;
import dev.debrief.jfr.chunk.TypeDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which fields of an event are read by name, and how what lies between them is stepped over.
 * Immutable.
 *
 * @param fields wanted ones, in the order in which they stand; of equal names the last
 * @param skips what stands before each of them, and after the last
 */
record RawPlan(List<FieldDescription> fields, List<Program> skips) {
  /** Nothing is wanted. */
  static final RawPlan NONE = new RawPlan(List.of(), List.of());

  /** The times of an event are always read. */
  private static final Set<String> TIMES = Set.of("startTime", "duration", "endTime");

  RawPlan {
    fields = List.copyOf(fields);
    skips = List.copyOf(skips);
  }

  /** Plans to read all fields. */
  static RawPlan all(Metadata metadata, TypeDescription type, boolean compressed)
      throws MalformedException {
    return of(metadata, type, compressed, field -> true);
  }

  /** Plans to read the times and the fields with some names. */
  static RawPlan some(
      Metadata metadata, TypeDescription type, boolean compressed, Set<String> names)
      throws MalformedException {
    return of(
        metadata,
        type,
        compressed,
        field -> names.contains(field.name()) || TIMES.contains(field.name()));
  }

  private static RawPlan of(
      Metadata metadata,
      TypeDescription type,
      boolean compressed,
      Predicate<FieldDescription> wanted)
      throws MalformedException {
    List<FieldDescription> fields = new ArrayList<>();
    List<Program> skips = new ArrayList<>();
    List<FieldDescription> between = new ArrayList<>();
    Map<String, FieldDescription> last = new HashMap<>();
    type.fields().forEach(field -> last.put(field.name(), field));
    for (FieldDescription field : type.fields()) {
      if (wanted.test(field) && field.equals(last.get(field.name()))) {
        skips.add(skip(metadata, between, compressed));
        fields.add(field);
        between.clear();
      } else {
        between.add(field);
      }
    }
    skips.add(skip(metadata, between, compressed));
    return new RawPlan(fields, skips);
  }

  private static Program skip(Metadata metadata, List<FieldDescription> fields, boolean compressed)
      throws MalformedException {
    return Program.of(metadata, fields, compressed, field -> Program.Slots.NONE);
  }

  /** Returns whether events of the type are wanted at all. */
  boolean wanted() {
    return !skips.isEmpty();
  }
}
