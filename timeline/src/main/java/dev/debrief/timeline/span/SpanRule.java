package dev.debrief.timeline.span;

import dev.debrief.jfr.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one kind of event tells of spans: a row of the table that drives the attribution. Immutable;
 * begin with {@link #of} and change what differs.
 *
 * @param source id of the source, which outputs name
 * @param match which event types it is about
 * @param shape how they carry context
 * @param ids where they have ids; all absent if they only have a name
 * @param threads where they name threads
 * @param name how the span is called: a field, or a template with fields in braces; {@code ""} for
 *     no name
 * @param traits what else is known of the source
 */
public record SpanRule(
    String source, Match match, Shape shape, Ids ids, Threads threads, String name, Traits traits) {

  /** Fields that are never copied, because they may hold what nobody else shall see. */
  public static final Set<String> ALWAYS_DROPPED =
      Set.of("headers", "requestHeaders", "responseHeaders", "queryString", "sql", "client");

  /** Returns a rule for events of a type, without ids and name and with default traits. */
  public static SpanRule of(String source, Shape shape, String... types) {
    return new SpanRule(
        source,
        new Match(List.of(types), List.of(), ""),
        shape,
        Ids.NONE,
        Threads.DEFAULT,
        "",
        Traits.DEFAULT);
  }

  /** Returns the rule for types that declare some fields, each as {@code name:type}. */
  public SpanRule requiring(String... fields) {
    return withMatch(new Match(match.types(), List.of(fields), match.annotation()));
  }

  /** Returns the rule for other types. */
  public SpanRule withMatch(Match newMatch) {
    return new SpanRule(source, newMatch, shape, ids, threads, name, traits);
  }

  /** Returns the rule with other ids. */
  public SpanRule withIds(Ids newIds) {
    return new SpanRule(source, match, shape, newIds, threads, name, traits);
  }

  /** Returns the rule with other threads. */
  public SpanRule withThreads(Threads newThreads) {
    return new SpanRule(source, match, shape, ids, newThreads, name, traits);
  }

  /** Returns the rule with another name: a field, or a template with fields in braces. */
  public SpanRule named(String newName) {
    return new SpanRule(source, match, shape, ids, threads, newName, traits);
  }

  /** Returns the rule with other traits. */
  public SpanRule withTraits(Traits newTraits) {
    return new SpanRule(source, match, shape, ids, threads, name, newTraits);
  }

  /**
   * Which event types a rule is about: those with one of the names that declare what it requires.
   *
   * @param types names or globs ({@code *}); none if the annotation decides
   * @param requires fields that the type must declare, each as {@code name:type}
   * @param annotation full name of an annotation that one of its fields must have, {@code ""} for
   *     none
   */
  public record Match(List<String> types, List<String> requires, String annotation) {
    public Match {
      types = List.copyOf(types);
      requires = List.copyOf(requires);
    }

    /** Returns whether a declared type is one of them. */
    public boolean accepts(EventType type) {
      boolean named = types.isEmpty() ? !annotation.isEmpty() : isNamed(type.name());
      return named && declaresAll(type) && isAnnotated(type);
    }

    private boolean isNamed(String name) {
      for (String glob : types) {
        if (Globs.matches(glob, name)) {
          return true;
        }
      }
      return false;
    }

    private boolean declaresAll(EventType type) {
      for (String field : requires) {
        int colon = field.lastIndexOf(':');
        Optional<EventType.Field> declared = type.field(field.substring(0, colon));
        if (declared.isEmpty()
            || !simple(declared.get().type()).equals(simple(field.substring(colon + 1)))) {
          return false;
        }
      }
      return true;
    }

    private boolean isAnnotated(EventType type) {
      return annotation.isEmpty()
          || type.fields().stream().anyMatch(field -> field.annotations().contains(annotation));
    }

    private static String simple(String type) {
      return type.substring(type.lastIndexOf('.') + 1);
    }
  }

  /** Where an event has the ids of its span. */
  public record Ids(IdField trace, IdField span, IdField parent, IdField localRoot) {
    /** No ids. */
    public static final Ids NONE = new Ids(IdField.NONE, IdField.NONE, IdField.NONE, IdField.NONE);

    /** Returns the ids of fields with one encoding; {@code ""} for an id that is absent. */
    public static Ids of(IdEncoding encoding, String trace, String span, String parent) {
      return new Ids(
          IdField.of(trace, encoding),
          IdField.of(span, encoding),
          IdField.of(parent, encoding),
          IdField.NONE);
    }

    /** Returns the same with the id of the local root. */
    public Ids withLocalRoot(IdField root) {
      return new Ids(trace, span, parent, root);
    }

    /** Returns whether there is no id at all. */
    public boolean isEmpty() {
      return !trace.present() && !span.present() && !localRoot.present();
    }
  }

  /**
   * Where an event names threads.
   *
   * @param thread field with the thread that has the context
   * @param start field with the thread on which the operation began, {@code ""} if unknown
   * @param end field with the thread on which it ended, {@code ""} if unknown
   */
  public record Threads(String thread, String start, String end) {
    /** The thread that wrote the event. */
    public static final Threads DEFAULT = new Threads("eventThread", "", "");
  }

  /**
   * What else is known of a source.
   *
   * @param empty what counts as "no context", which hides what lies around it
   * @param zeroMeansNone whether ids of zero on a sample say that there is no span; else they say
   *     nothing
   * @param attributes fields that are copied as they are
   * @param drop fields that are not, whatever {@code attributes} says
   * @param minDuration shorter scopes are missing from recordings of this source
   * @param confidence how far it can be trusted
   * @param priority which of several rules for one type counts: the highest
   * @param direction how events that begin and end a context differ, if they do
   * @param carryOver whether the state of a thread goes on in the next recording of the same JVM
   */
  public record Traits(
      Set<Empty> empty,
      boolean zeroMeansNone,
      List<String> attributes,
      Set<String> drop,
      Duration minDuration,
      Confidence confidence,
      int priority,
      Optional<Direction> direction,
      boolean carryOver) {
    /** Null and zero ids are empty, nothing is copied, high confidence. */
    public static final Traits DEFAULT =
        new Traits(
            Set.of(Empty.NULL, Empty.ZERO),
            true,
            List.of(),
            Set.of(),
            Duration.ZERO,
            Confidence.HIGH,
            0,
            Optional.empty(),
            false);

    public Traits {
      empty = Set.copyOf(empty);
      attributes = List.copyOf(attributes);
      drop = Set.copyOf(drop);
    }

    /** Returns the traits with another confidence. */
    public Traits with(Confidence newConfidence) {
      return new Traits(
          empty,
          zeroMeansNone,
          attributes,
          drop,
          minDuration,
          newConfidence,
          priority,
          direction,
          carryOver);
    }

    /** Returns the traits with another meaning of zero ids on samples. */
    public Traits withZeroMeansNone(boolean none) {
      return new Traits(
          empty, none, attributes, drop, minDuration, confidence, priority, direction, carryOver);
    }

    /** Returns the traits with fields to copy. */
    public Traits withAttributes(String... fields) {
      return new Traits(
          empty,
          zeroMeansNone,
          List.of(fields),
          drop,
          minDuration,
          confidence,
          priority,
          direction,
          carryOver);
    }

    /** Returns the traits of a source that leaves out scopes shorter than this. */
    public Traits withMinDuration(Duration least) {
      return new Traits(
          empty,
          zeroMeansNone,
          attributes,
          drop,
          least,
          confidence,
          priority,
          direction,
          carryOver);
    }

    /** Returns the traits of a source whose state goes on in the next file. */
    public Traits carriedOver() {
      return new Traits(
          empty,
          zeroMeansNone,
          attributes,
          drop,
          minDuration,
          confidence,
          priority,
          direction,
          true);
    }

    /** Returns the traits of a source with events for both directions. */
    public Traits withDirection(Direction newDirection) {
      return new Traits(
          empty,
          zeroMeansNone,
          attributes,
          drop,
          minDuration,
          confidence,
          priority,
          Optional.of(newDirection),
          carryOver);
    }
  }

  /** What counts as no context. */
  public enum Empty {
    /** No id has a value. */
    NULL,
    /** All ids are zeros. */
    ZERO
  }

  /**
   * A field that says whether a state begins or ends.
   *
   * @param in value of an event that begins it
   * @param out value of an event that ends it
   */
  public record Direction(String field, String in, String out) {}
}
