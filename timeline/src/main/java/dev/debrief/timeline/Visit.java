package dev.debrief.timeline;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.IntervalBatch;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.RawFilter;
import dev.debrief.jfr.SampleBatch;
import dev.debrief.jfr.ThreadRef;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A visitor's way through the chunks of a first pass. Safe for use by several threads. */
final class Visit<T extends EventSink> {
  private final FirstPassVisitor<T> visitor;
  private final RawChoice choice;
  private final Map<Integer, T> open = new ConcurrentHashMap<>();

  Visit(FirstPassVisitor<T> visitor) {
    this.visitor = visitor;
    this.choice = visitor.choice();
  }

  RawChoice choice() {
    return choice;
  }

  /** Returns a sink that hands everything to the index, and to the visitor what it is to see. */
  EventSink beside(Chunk chunk, ChunkIndex index) {
    T events = visitor.begin(chunk);
    open.put(chunk.number(), events);
    return new EventSink() {
      @Override
      public void declared(List<EventType> types) {
        events.declared(types);
      }

      @Override
      public void samples(SampleBatch batch) {
        index.samples(batch);
      }

      @Override
      public void intervals(IntervalBatch batch) {
        index.intervals(batch);
      }

      @Override
      public RawFilter rawFilter(String type) {
        return RecordedSettings.RAW_TYPES.contains(type) ? RawFilter.ALL : events.rawFilter(type);
      }

      @Override
      public void raw(Event.RawEvent event) {
        if (RecordedSettings.RAW_TYPES.contains(event.type())) {
          index.raw(event);
        }
        events.raw(event);
      }

      @Override
      public void counts(Map<String, Long> eventsByType) {
        index.counts(eventsByType);
        events.counts(eventsByType);
      }
    };
  }

  /** Returns samples that what the visitor saw of a chunk stands for. */
  List<Event.Sample> samples(Chunk chunk) {
    return visitor.samples(seen(chunk));
  }

  private T seen(Chunk chunk) {
    return Objects.requireNonNull(open.get(chunk.number()), "begun before it is used");
  }

  void end(Chunk chunk, ThreadDirectory directory, String producer) {
    T events = seen(chunk);
    open.remove(chunk.number());
    Function<ThreadRef, TimelineThread> threads = ref -> directory.threadOf(ref, producer);
    IdentityHashMap<ThreadRef, TimelineThread> known = new IdentityHashMap<>();
    visitor.end(chunk, events, ref -> known.computeIfAbsent(ref, threads));
  }
}
