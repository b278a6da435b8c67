package dev.debrief.jfr.chunk;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The types that a chunk's metadata event declares. Immutable.
 *
 * @param types by type id, which means nothing in other chunks
 */
public record Metadata(Map<Long, TypeDescription> types) {
  public Metadata {
    types = Map.copyOf(types);
  }

  /** Reads the metadata event at an offset; empty if it is damaged. */
  public static Optional<Metadata> parse(ChunkInput in, long offset) throws IOException {
    try {
      in.seek(offset);
      return Optional.of(new MetadataParser(in).parse());
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /** Returns the names of all types by their ids. */
  public Map<Long, String> names() {
    Map<Long, String> names = new HashMap<>();
    types.forEach((id, type) -> names.put(id, type.name()));
    return names;
  }

  /** Returns the ids of the types that are events. */
  public Set<Long> eventIds() {
    Set<Long> ids = new HashSet<>();
    for (TypeDescription type : types.values()) {
      if (type.event()) {
        ids.add(type.id());
      }
    }
    return ids;
  }
}
