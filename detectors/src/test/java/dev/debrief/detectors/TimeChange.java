package dev.debrief.detectors;

import dev.debrief.jfr.ChunkHeader;
import dev.debrief.jfr.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/**
 * Moves events to other times.
 *
 * @param time from old to new times, in epoch nanoseconds
 */
record TimeChange(LongUnaryOperator time) implements Function<Event, Optional<Event>> {
  /** Everything happens later. */
  static TimeChange later(long nanos) {
    return new TimeChange(time -> time + nanos);
  }

  /** Everything takes twice as long. */
  static TimeChange slower(long startNanos) {
    return new TimeChange(time -> startNanos + 2 * (time - startNanos));
  }

  @Override
  public Optional<Event> apply(Event event) {
    long start = time.applyAsLong(event.startNanos());
    long end = time.applyAsLong(event.endNanos());
    if (event instanceof Event.Sample s) {
      return Optional.of(
          new Event.Sample(
              s.kind(), start, end, s.thread(), s.stackTrace(), s.state(), s.failed()));
    }
    if (event instanceof Event.Interval i) {
      return Optional.of(
          new Event.Interval(
              i.kind(),
              start,
              end,
              i.thread(),
              i.stackTrace(),
              i.subject(),
              i.other(),
              i.address()));
    }
    Event.RawEvent raw = (Event.RawEvent) event;
    Map<String, Object> fields = new HashMap<>(raw.fields());
    fields.replaceAll((name, value) -> value instanceof Instant at ? changed(at) : value);
    return Optional.of(new Event.RawEvent(raw.type(), start, end, fields));
  }

  private Instant changed(Instant at) {
    long nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
    return Instant.EPOCH.plusNanos(time.applyAsLong(nanos));
  }

  ChunkHeader header(ChunkHeader header) {
    long start = time.applyAsLong(header.startNanos());
    long end = time.applyAsLong(header.startNanos() + header.durationNanos());
    return EventsInMemory.header(header, start, end - start);
  }
}
