package dev.debrief.testdata.jfr;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One event that a test describes. Fields that it does not set are zero, null or empty. Values are
 * plain Java values in the chunk's terms:
 *
 * <ul>
 *   <li>times in nanoseconds since the epoch and lengths in nanoseconds, where the file has ticks;
 *       every other number as it stands in the file, in the unit that the field declares;
 *   <li>classes and methods by name ({@code "java.lang.Object"}, {@code "a.Foo.bar"}), threads by
 *       {@link ThreadSpec#key}, stack traces as text (see {@link #stack}), states, causes and other
 *       one-field types by that field's value;
 *   <li>any other type as a {@code Map} of its fields, lists as {@code List};
 *   <li>{@link Raw} values for keys, ticks and encodings that none of this would write.
 * </ul>
 */
public final class EventBuilder {
  private final Map<String, Object> fields = new HashMap<>();
  private final Map<String, Object> presets = new HashMap<>();

  EventBuilder() {}

  /** Sets the start in nanoseconds since the epoch. */
  public EventBuilder at(long epochNanos) {
    return set("startTime", epochNanos);
  }

  /** Sets the duration; the event must have one. */
  public EventBuilder lasting(Duration duration) {
    return set("duration", duration.toNanos());
  }

  /** Sets the thread by its key: {@code sampledThread} where the type has it, else the event's. */
  public EventBuilder thread(long key) {
    presets.put("sampledThread", key);
    presets.put("eventThread", key);
    return this;
  }

  /**
   * Sets the stack trace, leaf first: {@code "a.Foo.bar:12 < a.Foo.run:5 < java.lang.Thread.run"}.
   * A frame is {@code class.method}, then optionally a descriptor such as {@code (I)V}, {@code
   * :line}, {@code @bytecodeIndex} and {@code [frame type]} (otherwise {@code JIT compiled});
   * {@code ...} as last frame means truncated. A name without a dot is a native function.
   */
  public EventBuilder stack(String text) {
    return set("stackTrace", text);
  }

  /** Sets a field by its name. */
  public EventBuilder set(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  /** Sets a field if the event's type has it and the test does not set it. */
  EventBuilder preset(String field, Object value) {
    presets.put(field, value);
    return this;
  }

  /** Returns the values of the fields of that type. */
  Map<String, Object> valuesFor(Type type) {
    if (presets.containsKey("eventThread")
        && List.of("sampledThread", "eventThread").stream()
            .noneMatch(name -> type.field(name).isPresent())) {
      throw new IllegalArgumentException(type.name() + " has no thread");
    }
    Map<String, Object> values = new HashMap<>(fields);
    presets.forEach(
        (name, value) -> {
          if (type.field(name).isPresent()) {
            values.putIfAbsent(name, value);
          }
        });
    return values;
  }

  /** Returns the latest time that the event names, if it names any in nanoseconds. */
  long endNanos(long otherwise) {
    long start = fields.get("startTime") instanceof Long nanos ? nanos : otherwise;
    return start + (fields.get("duration") instanceof Long nanos ? nanos : 0);
  }
}
