package dev.debrief.jfr.chunk;

import java.util.List;

/**
 * A type as a chunk's metadata declares it.
 *
 * @param id number of the type in its chunk
 * @param name name of the type, for example {@code jdk.ThreadPark} or {@code java.lang.String}
 * @param event whether events have this type
 * @param fields in the order in which their values stand
 */
public record TypeDescription(long id, String name, boolean event, List<FieldDescription> fields) {
  public TypeDescription {
    fields = List.copyOf(fields);
  }

  /** Returns the name without its package. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
