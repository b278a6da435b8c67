package dev.debrief.timeline;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.RawFilter;
import dev.debrief.jfr.ThreadRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Makes one visitor of two: each sees what it would see alone. */
public final class FirstPassVisitors {
  private FirstPassVisitors() {}

  /** Returns a visitor that does what both do. */
  public static FirstPassVisitor<?> both(FirstPassVisitor<?> one, FirstPassVisitor<?> other) {
    return new Both<>(one, other);
  }

  /** What takes the events of one chunk for one of the visitors. */
  private static final class Part<T extends EventSink> {
    private final RawChoice choice;
    private final T events;
    private Set<String> wanted = Set.of();

    Part(RawChoice choice, T events) {
      this.choice = choice;
      this.events = events;
    }

    void declared(List<EventType> types) {
      wanted = choice.choose(types).keySet();
      events.declared(types);
    }

    RawFilter rawFilter(String type) {
      return wanted.contains(type) ? events.rawFilter(type) : RawFilter.NONE;
    }

    void raw(Event.RawEvent event) {
      if (wanted.contains(event.type())) {
        events.raw(event);
      }
    }
  }

  private record Parts<A extends EventSink, B extends EventSink>(Part<A> one, Part<B> other)
      implements EventSink {
    @Override
    public void declared(List<EventType> types) {
      one.declared(types);
      other.declared(types);
    }

    @Override
    public RawFilter rawFilter(String type) {
      RawFilter first = one.rawFilter(type);
      RawFilter second = other.rawFilter(type);
      return first == RawFilter.NONE
          ? second
          : second == RawFilter.NONE ? first : any(first, second);
    }

    /** Both are asked, because they may count. */
    private static RawFilter any(RawFilter first, RawFilter second) {
      return () -> {
        boolean wanted = first.wantsNext();
        return second.wantsNext() || wanted;
      };
    }

    @Override
    public void raw(Event.RawEvent event) {
      one.raw(event);
      other.raw(event);
    }

    @Override
    public void counts(Map<String, Long> eventsByType) {
      one.events.counts(eventsByType);
      other.events.counts(eventsByType);
    }
  }

  private static final class Both<A extends EventSink, B extends EventSink>
      implements FirstPassVisitor<Parts<A, B>> {
    private final FirstPassVisitor<A> one;
    private final FirstPassVisitor<B> other;
    private final RawChoice choice;

    Both(FirstPassVisitor<A> one, FirstPassVisitor<B> other) {
      this.one = one;
      this.other = other;
      this.choice = types -> merged(one.choice().choose(types), other.choice().choose(types));
    }

    private static Map<String, Set<String>> merged(
        Map<String, Set<String>> first, Map<String, Set<String>> second) {
      Map<String, Set<String>> all = new HashMap<>(first);
      second.forEach(
          (type, fields) ->
              all.merge(
                  type,
                  fields,
                  (known, more) -> {
                    Set<String> both = new HashSet<>(known);
                    both.addAll(more);
                    return both;
                  }));
      return all;
    }

    @Override
    public RawChoice choice() {
      return choice;
    }

    @Override
    public Parts<A, B> begin(Chunk chunk) {
      return new Parts<>(
          new Part<>(one.choice(), one.begin(chunk)),
          new Part<>(other.choice(), other.begin(chunk)));
    }

    @Override
    public List<Event.Sample> samples(Parts<A, B> events) {
      List<Event.Sample> first = one.samples(events.one.events);
      return first.isEmpty() ? other.samples(events.other.events) : first;
    }

    @Override
    public void end(Chunk chunk, Parts<A, B> events, Function<ThreadRef, TimelineThread> threads) {
      one.end(chunk, events.one.events, threads);
      other.end(chunk, events.other.events, threads);
    }
  }
}
