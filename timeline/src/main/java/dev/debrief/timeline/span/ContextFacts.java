package dev.debrief.timeline.span;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says of its span beside ids. */
record ContextFacts(String name, Map<String, String> attributes) {
  static final ContextFacts NONE = new ContextFacts("", Map.of());

  ContextFacts {
    attributes = Map.copyOf(attributes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContextFacts that
        && name.equals(that.name)
        && attributes.equals(that.attributes);
  }

  @Override
  public int hashCode() {
    int hash = name.hashCode();
    return 31 * hash + attributes.hashCode();
  }
}
