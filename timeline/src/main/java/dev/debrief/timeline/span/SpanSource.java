package dev.debrief.timeline.span;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A producer of context in recordings: one file and one line in {@code
 * META-INF/services/dev.debrief.timeline.span.SpanSource}. Most are nothing but rules. Stateless;
 * several threads may ask.
 */
public interface SpanSource {
  /** Returns the id that outputs and configuration name it by, such as {@code otel}. */
  String id();

  /** Returns the rules for its event types. */
  List<SpanRule> rules();

  /**
   * Returns where the source stands among others that know an event type too: the highest wins, and
   * of equals the first in the order of their ids. Sources that look at types of others have less
   * than 0.
   */
  default int priority() {
    return 0;
  }

  /**
   * Returns the fields that {@link #samples} needs, by event type. These events are read where a
   * rule of this source holds for one of a chunk's types.
   */
  default Map<String, Set<String>> sampleFields() {
    return Map.of();
  }

  /**
   * Returns the samples that an event stands for, for producers that sample in ways of their own;
   * none for any other event.
   */
  default List<Event.Sample> samples(Event.RawEvent event) {
    return List.of();
  }

  /**
   * Returns what a field of an event says in a name or attribute; {@code ""} for nothing. Producers
   * that write numbers of texts know better than the default, the value itself.
   */
  default String text(String field, Object value) {
    return value.toString();
  }

  /** Returns the rule for a type as a chunk declares it; empty if it is none of this source. */
  default Optional<SpanRule> ruleFor(EventType type) {
    Optional<SpanRule> best = Optional.empty();
    for (SpanRule rule : rules()) {
      boolean better = best.isEmpty() || rule.traits().priority() > best.get().traits().priority();
      if (better && rule.match().accepts(type)) {
        best = Optional.of(rule);
      }
    }
    return best;
  }
}
