package dev.debrief.jfr;

import java.util.Map;

/** Receives the events of one chunk. All methods are called by one thread. */
public interface EventSink {
  /** Receives samples of one kind; valid during the call only. */
  default void samples(SampleBatch batch) {}

  /** Receives intervals of one kind; valid during the call only. */
  default void intervals(IntervalBatch batch) {}

  /** Receives an event of a type that was asked for by name. */
  default void raw(Event.RawEvent event) {}

  /**
   * Receives, once at the end of the chunk, how many events of each type it holds, wanted or not.
   * Types without an event are absent.
   */
  default void counts(Map<String, Long> eventsByType) {}
}
