package dev.debrief.jfr.streaming;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.chunk.TypeDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is done with the events of one type: nothing but counting, or decoding. Immutable. */
final class EventPlan {
  static final int START = 0;
  static final int DURATION = 1;
  static final int THREAD = 2;
  static final int STACK = 3;
  static final int STATE = 4;
  static final int FAILED = 5;
  static final int SAMPLES = 6;
  static final int SPAN = 7;
  static final int SUBJECT = 8;
  static final int OTHER = 9;
  static final int ADDRESS = 10;
  static final int END = 11;
  static final int SLOTS = 12;

  private final TypeDescription type;
  private final @Nullable SampleKind sample;
  private final @Nullable IntervalKind interval;
  private final RawPlan raw;
  private final Program head;
  private final Program tail;
  private final @Nullable FieldDescription[] slots;

  /**
   * @param type the type, with the name that JDK 11 and later give it
   * @param sample what samples they become, if any
   * @param interval what intervals they become, if any
   * @param raw which of their fields are wanted by name, if any
   * @param head reads the times and the thread, or all slots
   * @param tail reads what {@code head} leaves
   * @param slots the field in each slot, null where the type has no such field
   */
  EventPlan(
      TypeDescription type,
      @Nullable SampleKind sample,
      @Nullable IntervalKind interval,
      RawPlan raw,
      Program head,
      Program tail,
      @Nullable FieldDescription[] slots) {
    this.type = type;
    this.sample = sample;
    this.interval = interval;
    this.raw = raw;
    this.head = head;
    this.tail = tail;
    this.slots = slots.clone();
  }

  TypeDescription type() {
    return type;
  }

  @Nullable SampleKind sample() {
    return sample;
  }

  @Nullable IntervalKind interval() {
    return interval;
  }

  RawPlan raw() {
    return raw;
  }

  Program head() {
    return head;
  }

  Program tail() {
    return tail;
  }

  /** Returns the field in a slot, null if the type has no such field. */
  @Nullable FieldDescription slot(int slot) {
    return slots[slot];
  }

  /** Returns whether events of the type become samples or intervals. */
  boolean columns() {
    return sample != null || interval != null;
  }

  /** Returns whether events of the type are only counted. */
  boolean countedOnly() {
    return !columns() && !raw.wanted();
  }

  /** Returns the fields that are read. */
  List<FieldDescription> fields() {
    List<FieldDescription> fields = new ArrayList<>(raw.fields());
    Arrays.stream(slots).filter(Objects::nonNull).forEach(fields::add);
    return fields;
  }

  boolean has(int slot) {
    return slots[slot] != null;
  }
}
