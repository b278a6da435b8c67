package dev.debrief.detectors;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.timeline.TimelineThread;
import java.util.Optional;
import java.util.function.Function;

/** An event that a detector asked for, with the threads that its fields mean. */
public final class RecordedEvent {
  private final Event.RawEvent event;
  private final Function<ThreadRef, TimelineThread> threads;

  /**
   * @param threads the thread that the event's chunk means
   */
  public RecordedEvent(Event.RawEvent event, Function<ThreadRef, TimelineThread> threads) {
    this.event = event;
    this.threads = threads;
  }

  /** Returns the name of the event type. */
  public String type() {
    return event.type();
  }

  /** Returns the start, in epoch nanoseconds. */
  public long startNanos() {
    return event.startNanos();
  }

  /** Returns the end, in epoch nanoseconds; equals the start for points. */
  public long endNanos() {
    return event.endNanos();
  }

  /** Returns a thread that a field names, empty if it names none. */
  public Optional<TimelineThread> thread(String field) {
    return event.get(field, ThreadRef.class).filter(ref -> !ref.isLost()).map(threads);
  }

  /** Returns the event's stack, empty if there is none. */
  public StackTrace stackTrace() {
    return event.get("stackTrace", StackTrace.class).orElse(StackTrace.EMPTY);
  }

  /** Returns a text or a class name, {@code ""} if there is none. */
  public String text(String field) {
    return event.get(field, String.class).orElse("");
  }

  /** Returns a number, 0 if there is none. */
  public long number(String field) {
    return event.get(field, Number.class).map(Number::longValue).orElse(0L);
  }

  /** Returns the event with all its fields. */
  public Event.RawEvent raw() {
    return event;
  }
}
