package dev.debrief.jfr;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One event. Times are epoch nanoseconds. Inside the pipeline events travel as columns ({@link
 * SampleBatch}, {@link IntervalBatch}); these records are views for library users and tests.
 */
public sealed interface Event {
  /** Returns the start, in nanoseconds since the epoch. */
  long startNanos();

  /** Returns the end, in nanoseconds since the epoch; equals the start for points. */
  long endNanos();

  /**
   * What a sampler saw of one thread.
   *
   * @param endNanos equals {@code startNanos} unless the sampler merged equal samples
   * @param failed whether the sampler could not walk the stack
   */
  record Sample(
      SampleKind kind,
      long startNanos,
      long endNanos,
      ThreadRef thread,
      StackTrace stackTrace,
      ThreadState state,
      boolean failed)
      implements Event {}

  /**
   * What one thread did from start to end.
   *
   * @param subject class of the monitor, parker or blocker, class loaded, method traced; {@code ""}
   *     if the event has none
   * @param other the notifier, previous owner or carrier, where the event names one
   * @param address identity of the monitor or parker, 0 if unknown
   */
  record Interval(
      IntervalKind kind,
      long startNanos,
      long endNanos,
      ThreadRef thread,
      StackTrace stackTrace,
      String subject,
      Optional<ThreadRef> other,
      long address)
      implements Event {}

  /**
   * Any event with its fields by name. Values are {@link Long}, {@link Double}, {@link Boolean},
   * {@link String} (also class names), {@link Instant}, {@link Duration}, {@link ThreadRef}, {@link
   * StackTrace}, or a {@link java.util.List} of these; fields without a value are absent.
   *
   * @param type name of the event type, such as {@code jdk.CPULoad}
   */
  record RawEvent(String type, long startNanos, long endNanos, Map<String, Object> fields)
      implements Event {
    public RawEvent {
      fields = fields instanceof FieldValues ? fields : Map.copyOf(fields);
    }

    /** Returns a field's value if it is present and of the wanted type. */
    public <T> Optional<T> get(String field, Class<T> type) {
      Object value = fields.get(field);
      return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    /** Returns the names of the fields that have a value. */
    public Set<String> names() {
      return fields.keySet();
    }
  }
}
