package dev.debrief.jfr;

import java.util.List;
import java.util.Map;

/** Receives the events of one chunk. All methods are called by one thread. */
public interface EventSink {
  /**
   * Receives, once and before any event of the chunk, the types of events that it declares, whether
   * there are such events or not; only if the selection has a {@link RawChoice}. The chunks of a
   * recording often hand out the same object.
   */
  default void declared(List<EventType> types) {}

  /** Receives samples of one kind; valid during the call only. */
  default void samples(SampleBatch batch) {}

  /** Receives intervals of one kind; valid during the call only. */
  default void intervals(IntervalBatch batch) {}

  /**
   * Returns which events of a type shall be handed out as raw ones, if the type was asked for. Who
   * needs not all of a million events says no to most, which are stepped over then; decoders that
   * have read the event already do not ask. Called after {@link #declared}, once or twice.
   */
  default RawFilter rawFilter(String type) {
    return RawFilter.ALL;
  }

  /** Receives an event of a type that was asked for by name or by what the chunk declares. */
  default void raw(Event.RawEvent event) {}

  /**
   * Receives, once at the end of the chunk, how many events of each type it holds, wanted or not.
   * Types without an event are absent.
   */
  default void counts(Map<String, Long> eventsByType) {}
}
