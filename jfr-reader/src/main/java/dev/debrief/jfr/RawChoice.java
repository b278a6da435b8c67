package dev.debrief.jfr;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses events that shall be handed out as {@link Event.RawEvent}s by what a chunk's metadata
 * declares, and which of their fields. Fields that are not chosen are stepped over: a sample
 * without its stack costs little. Called once per set of declared types; several threads may ask,
 * and equal types must have equal answers.
 */
@FunctionalInterface
public interface RawChoice {
  /** Nothing. */
  RawChoice NONE = types -> Map.of();

  /**
   * Returns the names of the wanted fields by the name of the event type; types that are absent are
   * not wanted. Start and duration are always there.
   *
   * @param declared all event types of a chunk
   */
  Map<String, Set<String>> choose(List<EventType> declared);
}
