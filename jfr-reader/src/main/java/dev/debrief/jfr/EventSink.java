package dev.debrief.jfr;

/** Receives the events of one chunk. All methods are called by one thread. */
public interface EventSink {
  /** Receives samples of one kind; valid during the call only. */
  default void samples(SampleBatch batch) {}

  /** Receives intervals of one kind; valid during the call only. */
  default void intervals(IntervalBatch batch) {}

  /** Receives an event of a type that was asked for by name. */
  default void raw(Event.RawEvent event) {}
}
