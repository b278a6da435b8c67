package dev.debrief.jfr.streaming;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.Selection;
import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.Metadata;
import dev.debrief.jfr.chunk.TypeDescription;
import dev.debrief.jfr.decode.EventTable;
import dev.debrief.jfr.decode.EventTable.IntervalRow;
import dev.debrief.jfr.decode.EventTable.SampleRow;
import dev.debrief.jfr.decode.TypeNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans how the events of each type are read, from the selection and the table of events. */
record EventPlanner(Selection selection) {
  private static final List<String> INTERVAL_THREADS = List.of("eventThread", "thread");

  /**
   * Returns the plan of a type.
   *
   * @param chosen fields that the selection chose of the chunk's types
   * @throws MalformedException if the metadata does not say how a field is written
   */
  EventPlan plan(
      Metadata metadata,
      TypeDescription declared,
      boolean compressed,
      Map<String, Set<String>> chosen)
      throws MalformedException {
    TypeDescription type =
        new TypeDescription(
            declared.id(), TypeNames.current(declared.name()), true, declared.fields());
    @Nullable FieldDescription[] slots = new FieldDescription[EventPlan.SLOTS];
    SampleKind sample = null;
    IntervalKind interval = null;
    Optional<SampleRow> samples =
        EventTable.sample(type.name()).filter(row -> selection.samples().contains(row.kind()));
    Optional<IntervalRow> intervals =
        EventTable.interval(type.name()).filter(row -> selection.intervals().contains(row.kind()));
    if (samples.isPresent()) {
      sample = samples.get().kind();
      sampleSlots(type, samples.get(), slots);
    } else if (intervals.isPresent()) {
      interval = intervals.get().kind();
      intervalSlots(type, intervals.get(), slots);
    }
    RawPlan raw = rawPlan(metadata, type, compressed, chosen);
    int split = interval == null ? type.fields().size() : afterThread(type, slots);
    Program.Slots slotOf = field -> slotOf(field, slots);
    return new EventPlan(
        type,
        sample,
        interval,
        raw,
        program(
            metadata,
            type.fields().subList(0, Math.min(split, last(type, slots))),
            compressed,
            slotOf),
        program(
            metadata,
            type.fields().subList(Math.min(split, last(type, slots)), last(type, slots)),
            compressed,
            slotOf),
        slots);
  }

  private RawPlan rawPlan(
      Metadata metadata, TypeDescription type, boolean compressed, Map<String, Set<String>> chosen)
      throws MalformedException {
    if (selection.rawTypes().contains(type.name())) {
      return RawPlan.all(metadata, type, compressed);
    }
    Set<String> fields = chosen.get(type.name());
    return fields == null ? RawPlan.NONE : RawPlan.some(metadata, type, compressed, fields);
  }

  private static Program program(
      Metadata metadata, List<FieldDescription> fields, boolean compressed, Program.Slots slots)
      throws MalformedException {
    return Program.of(metadata, fields, compressed, slots);
  }

  private static void times(TypeDescription type, @Nullable FieldDescription[] slots) {
    slots[EventPlan.START] = find(type, List.of("startTime"));
    slots[EventPlan.DURATION] = find(type, List.of("duration"));
    slots[EventPlan.END] = find(type, List.of("endTime"));
    slots[EventPlan.STACK] = find(type, List.of("stackTrace"));
  }

  private static void sampleSlots(
      TypeDescription type, SampleRow row, @Nullable FieldDescription[] slots) {
    times(type, slots);
    slots[EventPlan.DURATION] = null;
    slots[EventPlan.THREAD] = find(type, row.thread());
    slots[EventPlan.STATE] = find(type, List.of("state"));
    slots[EventPlan.FAILED] = find(type, List.of("failed"));
    slots[EventPlan.SAMPLES] = find(type, List.of("samples"));
    slots[EventPlan.SPAN] = find(type, List.of("timeSpan"));
  }

  private void intervalSlots(
      TypeDescription type, IntervalRow row, @Nullable FieldDescription[] slots) {
    times(type, slots);
    slots[EventPlan.THREAD] = find(type, INTERVAL_THREADS);
    slots[EventPlan.SUBJECT] = find(type, List.of(row.subject(), "klass", "class"));
    if (selection.causes()) {
      slots[EventPlan.OTHER] = find(type, List.of(row.other()));
      slots[EventPlan.ADDRESS] = find(type, List.of(row.address()));
    }
  }

  /** Returns the first field with one of some names. */
  private static @Nullable FieldDescription find(TypeDescription type, List<String> names) {
    for (String name : names) {
      for (FieldDescription field : type.fields()) {
        if (field.name().equals(name)) {
          return field;
        }
      }
    }
    return null;
  }

  private static int slotOf(FieldDescription field, @Nullable FieldDescription[] slots) {
    for (int slot = 0; slot < slots.length; slot++) {
      if (field.equals(slots[slot])) {
        return slot;
      }
    }
    return Program.Slots.NONE;
  }

  /** Returns how many fields reach to the last one that is in a slot. */
  private static int last(TypeDescription type, @Nullable FieldDescription[] slots) {
    for (int i = type.fields().size(); i > 0; i--) {
      if (slotOf(type.fields().get(i - 1), slots) >= 0) {
        return i;
      }
    }
    return 0;
  }

  /** Returns how many fields reach to the last one that tells the times and the thread. */
  private static int afterThread(TypeDescription type, @Nullable FieldDescription[] slots) {
    int after = 0;
    for (int i = 0; i < type.fields().size(); i++) {
      int slot = slotOf(type.fields().get(i), slots);
      if (slot >= 0 && (slot <= EventPlan.THREAD || slot == EventPlan.END)) {
        after = i + 1;
      }
    }
    return after;
  }
}
