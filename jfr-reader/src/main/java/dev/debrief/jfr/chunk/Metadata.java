package dev.debrief.jfr.chunk;

import dev.debrief.jfr.EventType;
import dev.debrief.jfr.decode.TypeNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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

  /** Returns the types of events, in the order of their ids. */
  public List<EventType> eventTypes() {
    List<EventType> events = new ArrayList<>();
    for (TypeDescription type : new TreeMap<>(types).values()) {
      if (type.event()) {
        events.add(eventType(type));
      }
    }
    return List.copyOf(events);
  }

  private EventType eventType(TypeDescription type) {
    List<EventType.Field> fields = new ArrayList<>(type.fields().size());
    for (FieldDescription field : type.fields()) {
      fields.add(field(field));
    }
    return new EventType(TypeNames.current(type.name()), fields);
  }

  private EventType.Field field(FieldDescription field) {
    TypeDescription type = types.get(field.typeId());
    String name = type == null ? "" : type.name();
    Set<String> annotations =
        field.annotations().isEmpty() ? Set.of() : Set.copyOf(field.annotations());
    return new EventType.Field(field.name(), field.array() ? name + "[]" : name, annotations);
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
