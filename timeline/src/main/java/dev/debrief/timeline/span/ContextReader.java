package dev.debrief.timeline.span;

import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventType;
import dev.debrief.jfr.ThreadRef;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the context out of the events of one type, as a rule says. Immutable. */
final class ContextReader {
  private static final List<String> SAMPLED_THREADS =
      List.of("sampledThread", "eventThread", "thread");
  private static final String TIME_SPAN = "timeSpan";

  private final SpanRule rule;
  private final ContextRows.Source source;
  private final IdReader trace;
  private final IdReader span;
  private final IdReader parent;
  private final IdReader localRoot;
  private final FactReader facts;
  private final List<String> threads;
  private final Set<String> fields;

  /**
   * @param number of the source
   */
  ContextReader(SpanSource producer, SpanRule rule, int number, EventType type) {
    this.rule = rule;
    this.source = new ContextRows.Source(rule, number);
    this.trace = new IdReader(rule, rule.ids().trace(), type, IdReader.Part.TRACE);
    this.span = new IdReader(rule, rule.ids().span(), type, IdReader.Part.SPAN);
    this.parent = new IdReader(rule, rule.ids().parent(), type, IdReader.Part.SPAN);
    this.localRoot = new IdReader(rule, rule.ids().localRoot(), type, IdReader.Part.SPAN);
    this.facts = new FactReader(producer, rule);
    this.threads = threads(rule, type);
    this.fields = fieldsOf(rule);
  }

  /** Samples name their thread in another field than other events. */
  private static List<String> threads(SpanRule rule, EventType type) {
    String named = rule.threads().thread();
    if (rule.shape() == Shape.OPERATION && !rule.threads().start().isEmpty()) {
      return List.of(rule.threads().start());
    }
    return rule.shape() == Shape.LABEL && type.field(named).isEmpty()
        ? SAMPLED_THREADS
        : List.of(named);
  }

  private Set<String> fieldsOf(SpanRule of) {
    Set<String> names = new HashSet<>(threads);
    for (IdField id :
        List.of(of.ids().trace(), of.ids().span(), of.ids().parent(), of.ids().localRoot())) {
      names.add(id.field());
      names.add(id.low());
    }
    names.addAll(facts.fields());
    of.traits().direction().ifPresent(direction -> names.add(direction.field()));
    if (of.shape() == Shape.LABEL) {
      names.add(TIME_SPAN);
    }
    names.remove("");
    return Set.copyOf(names);
  }

  SpanRule rule() {
    return rule;
  }

  /** Returns the fields that are needed. */
  Set<String> fields() {
    return fields;
  }

  /** Reads an event into a row. */
  void read(Event.RawEvent event, ContextRows rows) {
    EventIds ids = new EventIds();
    ids.trace(trace.read(event, ids));
    ids.span(span.read(event, ids));
    ids.localRoot(localRoot.read(event, ids));
    ids.content(content(event, ids));
    ids.parent(parent.read(event, ids));
    ids.complete();
    rows.add(source, withTimeSpan(event), thread(event), ids, facts.read(event));
  }

  private ThreadRef thread(Event.RawEvent event) {
    for (String field : threads) {
      Optional<ThreadRef> thread = event.get(field, ThreadRef.class);
      if (thread.isPresent()) {
        return thread.get();
      }
    }
    return ThreadRef.UNKNOWN;
  }

  /** Merged samples say how long they lasted. */
  private static Event.RawEvent withTimeSpan(Event.RawEvent event) {
    Optional<Duration> span = event.get(TIME_SPAN, Duration.class);
    return span.isEmpty()
        ? event
        : new Event.RawEvent(
            event.type(),
            event.startNanos(),
            event.startNanos() + span.get().toNanos(),
            event.fields());
  }

  private ContextRows.Content content(Event.RawEvent event, EventIds ids) {
    SpanRule.Traits traits = rule.traits();
    if (traits.direction().filter(direction -> isOut(direction, event)).isPresent()) {
      return ContextRows.Content.LEFT;
    }
    if (rule.ids().isEmpty()) {
      return ContextRows.Content.NAME_ONLY;
    }
    if (!ids.isZero()) {
      return ContextRows.Content.SPAN;
    }
    SpanRule.Empty kind = ids.present() ? SpanRule.Empty.ZERO : SpanRule.Empty.NULL;
    boolean says = rule.shape() != Shape.LABEL || traits.zeroMeansNone();
    return says && traits.empty().contains(kind)
        ? ContextRows.Content.EMPTY
        : ContextRows.Content.NOTHING;
  }

  private static boolean isOut(SpanRule.Direction direction, Event.RawEvent event) {
    Object value = event.fields().get(direction.field());
    return value != null && value.toString().equals(direction.out());
  }
}
