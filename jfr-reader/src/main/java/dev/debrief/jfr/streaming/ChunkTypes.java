package dev.debrief.jfr.streaming;

import dev.debrief.jfr.EventType;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.Metadata;
import dev.debrief.jfr.chunk.TypeDescription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a selection needs of the types of a chunk: a plan for every event type, and which constants
 * are needed. Made once and used for all chunks with the same metadata, which are most. Immutable.
 */
final class ChunkTypes {
  static final long METADATA = 0;
  static final long CHECKPOINT = 1;

  /** Of these types only some fields are looked at, so that not all types are needed. */
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "StackTrace", Set.of("truncated", "frames"),
          "StackFrame", Set.of("method", "lineNumber", "type"),
          "Method", Set.of("type", "name", "descriptor"),
          "Class", Set.of("name"),
          "Thread", Set.of("osName", "osThreadId", "javaName", "javaThreadId", "virtual", "group"),
          "ThreadGroup", Set.of("name"));

  private static final TypeDescription UNDECLARED = new TypeDescription(-1, "", false, List.of());

  private final Metadata metadata;
  private final boolean compressed;
  private final List<EventType> declared;
  private final Map<Long, EventPlan> plans = new HashMap<>();
  private final Map<Long, Program> constants = new HashMap<>();
  private final Set<Long> needed = new HashSet<>();
  private final Set<Long> structures = new HashSet<>();

  /**
   * @throws MalformedException if the metadata contradicts itself
   */
  ChunkTypes(Metadata metadata, EventPlanner planner, boolean compressed)
      throws MalformedException {
    this.metadata = metadata;
    this.compressed = compressed;
    RawChoice choice = planner.selection().rawChoice();
    this.declared = choice == RawChoice.NONE ? List.of() : metadata.eventTypes();
    Map<String, Set<String>> chosen = choice.choose(declared);
    for (TypeDescription type : metadata.types().values()) {
      if (type.event()) {
        EventPlan plan = planner.plan(metadata, type, compressed, chosen);
        plans.put(type.id(), plan);
        plan.fields().forEach(this::need);
      } else {
        constants.put(
            type.id(), Program.ofConstant(metadata, type, compressed, field -> Program.Slots.NONE));
      }
    }
  }

  private void need(FieldDescription field) {
    TypeDescription type = metadata.types().get(field.typeId());
    if (type == null) {
      return;
    }
    boolean text = type.name().equals("java.lang.String");
    Set<Long> seen = field.constant() || text ? needed : structures;
    if (!seen.add(type.id())) {
      return;
    }
    Set<String> wanted = FIELDS.getOrDefault(type.simpleName(), Set.of());
    for (FieldDescription inner : type.fields()) {
      if (wanted.isEmpty() || wanted.contains(inner.name())) {
        need(inner);
      }
    }
  }

  Metadata metadata() {
    return metadata;
  }

  /** Returns the declared types of events; none if nobody chooses among them. */
  List<EventType> declared() {
    return declared;
  }

  /** Returns all event types by their ids. */
  Map<Long, EventPlan> plans() {
    return plans;
  }

  /** Returns how constants of a type are stepped over. */
  Program constant(TypeDescription type) {
    return constants.getOrDefault(type.id(), NOTHING);
  }

  private static final Program NOTHING = nothing();

  private static Program nothing() {
    try {
      return Program.of(new Metadata(Map.of()), List.of(), true, field -> Program.Slots.NONE);
    } catch (MalformedException e) {
      throw new IllegalStateException("no field can be wrong", e);
    }
  }

  /** Returns whether a wanted event may refer to constants of a type. */
  boolean needed(long typeId) {
    return needed.contains(typeId);
  }

  /** Returns whether integers are LEB128-encoded. */
  boolean compressed() {
    return compressed;
  }

  /** Returns the type of threads; one without fields if there is none. */
  TypeDescription threads() {
    return withField("Thread", "javaName");
  }

  /** Returns the type of stack traces; one without fields if there is none. */
  TypeDescription stackTraces() {
    return withField("StackTrace", "frames");
  }

  /** Annotations and types of other packages may have the same name, but not the field. */
  private TypeDescription withField(String simpleName, String field) {
    for (TypeDescription type : metadata.types().values()) {
      if (type.simpleName().equals(simpleName)
          && type.fields().stream().anyMatch(one -> one.name().equals(field))) {
        return type;
      }
    }
    return UNDECLARED;
  }

  /** Returns the type of a field; one without fields if there is no such field. */
  TypeDescription typeOf(TypeDescription owner, String name) {
    for (FieldDescription field : owner.fields()) {
      if (field.name().equals(name)) {
        return metadata.types().getOrDefault(field.typeId(), UNDECLARED);
      }
    }
    return UNDECLARED;
  }
}
