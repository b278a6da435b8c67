package dev.debrief.timeline.span;

import java.util.Map;

/** What an event says of its span beside ids. */
record ContextFacts(String name, Map<String, String> attributes) {
  static final ContextFacts NONE = new ContextFacts("", Map.of());

  ContextFacts {
    attributes = Map.copyOf(attributes);
  }
}
