package dev.debrief.timeline.span.source;

import dev.debrief.jfr.EventType;
import dev.debrief.timeline.span.Confidence;
import dev.debrief.timeline.span.IdEncoding;
import dev.debrief.timeline.span.Shape;
import dev.debrief.timeline.span.SpanRule;
import dev.debrief.timeline.span.SpanRule.Ids;
import dev.debrief.timeline.span.SpanRule.Match;
import dev.debrief.timeline.span.SpanRule.Traits;
import dev.debrief.timeline.span.SpanSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Any event with a field that is annotated with {@code jdk.jfr.Contextual} (JDK 25; libraries bring
 * an annotation of that name to older ones): its values hold for the thread from begin to end of
 * the event. Fields that are called like ids are ids, the others make the name. Events of the JDK
 * itself are left out, and types that another source knows.
 */
public final class ContextualSource implements SpanSource {
  private static final String ID = "contextual";
  private static final String ANNOTATION = "jdk.jfr.Contextual";
  private static final Pattern TRACE = Pattern.compile("(?i)trace_?id");
  private static final Pattern SPAN = Pattern.compile("(?i)span_?id");
  private static final Pattern PARENT = Pattern.compile("(?i)parent(span)?_?id");

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<SpanRule> rules() {
    return List.of(
        SpanRule.of(ID, Shape.SCOPE)
            .withMatch(new Match(List.of(), List.of(), ANNOTATION))
            .withTraits(Traits.DEFAULT.with(Confidence.MEDIUM)));
  }

  /** Below all sources that know their types. */
  @Override
  public int priority() {
    return -1;
  }

  @Override
  public Optional<SpanRule> ruleFor(EventType type) {
    if (type.name().startsWith("jdk.") || type.field("duration").isEmpty()) {
      return Optional.empty();
    }
    return rules().stream()
        .filter(rule -> rule.match().accepts(type))
        .findFirst()
        .map(
            rule ->
                rule.withIds(
                        Ids.of(
                            IdEncoding.AUTO,
                            field(type, TRACE),
                            field(type, SPAN),
                            field(type, PARENT)))
                    .named(name(type)));
  }

  private static String field(EventType type, Pattern pattern) {
    return type.fields().stream()
        .map(EventType.Field::name)
        .filter(name -> pattern.matcher(name).matches())
        .findFirst()
        .orElse("");
  }

  private static String name(EventType type) {
    List<String> parts = new ArrayList<>();
    for (EventType.Field field : type.fields()) {
      boolean id =
          TRACE.matcher(field.name()).matches()
              || SPAN.matcher(field.name()).matches()
              || PARENT.matcher(field.name()).matches();
      if (field.annotations().contains(ANNOTATION)
          && !id
          && !SpanRule.ALWAYS_DROPPED.contains(field.name())) {
        boolean text = field.type().equals("java.lang.String");
        parts.add((text ? "" : field.name() + " ") + '{' + field.name() + '}');
      }
    }
    return String.join(" ", parts);
  }
}
