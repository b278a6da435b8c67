package dev.debrief.timeline.span;

import dev.debrief.jfr.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads names and attributes out of events, without what nobody else shall see. Immutable. */
final class FactReader {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");
  private static final Pattern ADDRESS = Pattern.compile("(?i).*(ur[il]|path|target).*");

  /** Stands for the name of the event type, without its package. */
  private static final String EVENT_TYPE = "event-type";

  private static final int MOST_CHARACTERS = 200;

  private final SpanSource source;
  private final String template;
  private final List<String> attributes;
  private final Set<String> fields;

  FactReader(SpanSource source, SpanRule rule) {
    this.source = source;
    String name = rule.name();
    this.template = name.isEmpty() || name.indexOf('{') >= 0 ? name : '{' + name + '}';
    this.attributes =
        rule.traits().attributes().stream().filter(field -> !isSecret(rule, field)).toList();
    Set<String> needed = new HashSet<>(attributes);
    PLACE.matcher(template).results().forEach(place -> needed.add(place.group(1)));
    needed.remove(EVENT_TYPE);
    this.fields = Set.copyOf(needed);
  }

  private static boolean isSecret(SpanRule rule, String field) {
    String lower = field.toLowerCase(Locale.ROOT);
    return rule.traits().drop().contains(field)
        || SpanRule.ALWAYS_DROPPED.stream().anyMatch(d -> d.toLowerCase(Locale.ROOT).equals(lower));
  }

  Set<String> fields() {
    return fields;
  }

  ContextFacts read(Event.RawEvent event) {
    return new ContextFacts(name(event), attributes.isEmpty() ? Map.of() : attributes(event));
  }

  private String name(Event.RawEvent event) {
    if (template.isEmpty()) {
      return "";
    }
    Matcher places = PLACE.matcher(template);
    StringBuilder name = new StringBuilder();
    while (places.find()) {
      String value = text(places.group(1), event);
      places.appendReplacement(name, Matcher.quoteReplacement(value));
    }
    return bounded(places.appendTail(name).toString().strip());
  }

  private Map<String, String> attributes(Event.RawEvent event) {
    Map<String, String> values = new TreeMap<>();
    for (String field : attributes) {
      String value = text(field, event);
      if (!value.isEmpty()) {
        values.put(field, value);
      }
    }
    return values;
  }

  private String text(String field, Event.RawEvent event) {
    if (field.equals(EVENT_TYPE)) {
      return event.type().substring(event.type().lastIndexOf('.') + 1);
    }
    Object value = event.fields().get(field);
    if (value == null) {
      return "";
    }
    String text = source.text(field, value);
    return bounded(ADDRESS.matcher(field).matches() ? withoutQuery(text) : text);
  }

  /** What follows a question mark in an address may be anybody's. */
  private static String withoutQuery(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query);
  }

  private static String bounded(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }
}
