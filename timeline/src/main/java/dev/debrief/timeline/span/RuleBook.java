package dev.debrief.timeline.span;

import dev.debrief.jfr.EventType;
import dev.debrief.jfr.RawChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The rules of all sources, and which of them hold for the types that a chunk declares. A type has
 * one rule at most: that of the first source that knows it. Safe for use by several threads.
 */
final class RuleBook implements RawChoice {
  /** Tells when a thread began, which no context on it precedes. */
  static final String THREAD_START = "jdk.ThreadStart";

  private static final Set<String> THREAD_START_FIELDS = Set.of("eventThread", "thread");

  private final List<SpanSource> sources;
  private final AtomicReference<Chapter> last = new AtomicReference<>(Chapter.EMPTY);

  /** Numbers of sources by their ids; the first are those of the list. */
  private final Map<String, Integer> numbers = new HashMap<>();

  private final List<String> names = new ArrayList<>();

  /**
   * What holds for some declared types.
   *
   * @param readers by the name of the event type
   * @param samplers sources that have samples of their own
   * @param unknown types that look as if they carried context
   */
  record Chapter(
      List<EventType> declared,
      Map<String, ContextReader> readers,
      List<SpanSource> samplers,
      List<EventType> unknown) {
    static final Chapter EMPTY = new Chapter(List.of(), Map.of(), List.of(), List.of());

    Chapter {
      readers = Map.copyOf(readers);
      samplers = List.copyOf(samplers);
      unknown = List.copyOf(unknown);
    }
  }

  RuleBook(List<SpanSource> sources) {
    List<SpanSource> sorted = new ArrayList<>(sources);
    sorted.sort(RuleBook::order);
    this.sources = List.copyOf(sorted);
    this.sources.forEach(source -> numberOf(source.id()));
  }

  /** Spelled out: the JVM makes classes for composed comparators, which no archive keeps. */
  private static int order(SpanSource a, SpanSource b) {
    int highestFirst = Integer.compare(b.priority(), a.priority());
    return highestFirst != 0 ? highestFirst : a.id().compareTo(b.id());
  }

  /** Returns the number of a source, which becomes known if it is not. */
  synchronized int numberOf(String source) {
    return numbers.computeIfAbsent(
        source,
        unknown -> {
          names.add(unknown);
          return names.size() - 1;
        });
  }

  /** Returns the ids of the sources by their numbers. */
  synchronized List<String> names() {
    return List.copyOf(names);
  }

  @Override
  public Map<String, Set<String>> choose(List<EventType> declared) {
    Map<String, Set<String>> chosen = new HashMap<>();
    boolean scopes = false;
    Chapter chapter = chapter(declared);
    for (Map.Entry<String, ContextReader> entry : chapter.readers().entrySet()) {
      chosen.put(entry.getKey(), entry.getValue().fields());
      scopes |= entry.getValue().rule().shape() == Shape.SCOPE;
    }
    if (scopes) {
      addFields(THREAD_START, THREAD_START_FIELDS, chosen);
    }
    for (SpanSource sampler : chapter.samplers()) {
      sampler.sampleFields().forEach((type, fields) -> addFields(type, fields, chosen));
    }
    return chosen;
  }

  private static void addFields(String type, Set<String> more, Map<String, Set<String>> chosen) {
    Set<String> fields = new HashSet<>(chosen.getOrDefault(type, Set.of()));
    fields.addAll(more);
    chosen.put(type, fields);
  }

  private static List<EventType> unknown(
      List<EventType> declared, Map<String, ContextReader> readers) {
    List<EventType> unknown = new ArrayList<>();
    for (EventType type : declared) {
      if (!readers.containsKey(type.name()) && SourceStub.looksLikeContext(type)) {
        unknown.add(type);
      }
    }
    return unknown;
  }

  /** Returns what holds for the types of a chunk. Most chunks declare the same ones. */
  Chapter chapter(List<EventType> declared) {
    Chapter known = Objects.requireNonNull(last.get(), "there is always one");
    if (known.declared().equals(declared)) {
      return known;
    }
    Map<String, ContextReader> readers = new HashMap<>();
    Set<SpanSource> samplers = new LinkedHashSet<>();
    for (EventType type : declared) {
      SpanSource source = sourceOf(type);
      if (source != null) {
        readers.putIfAbsent(type.name(), reader(source, type));
        if (!source.sampleFields().isEmpty()) {
          samplers.add(source);
        }
      }
    }
    Chapter chapter =
        new Chapter(declared, readers, List.copyOf(samplers), unknown(declared, readers));
    last.set(chapter);
    return chapter;
  }

  private @Nullable SpanSource sourceOf(EventType type) {
    for (SpanSource source : sources) {
      if (source.ruleFor(type).isPresent()) {
        return source;
      }
    }
    return null;
  }

  private ContextReader reader(SpanSource source, EventType type) {
    SpanRule rule = source.ruleFor(type).orElseThrow();
    return new ContextReader(source, rule, numberOf(rule.source()), type);
  }
}
