package dev.debrief.timeline.span;

import dev.debrief.jfr.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The beginning of a file of span sources for event types that look as if they carried context:
 * ready to be used, and to be corrected by somebody who knows the events.
 */
public final class SourceStub {
  private static final Pattern ID = Pattern.compile("(?i)(trace|span)_?id");
  private static final Pattern TRACE = Pattern.compile("(?i)trace_?id");
  private static final Pattern SPAN = Pattern.compile("(?i)span_?id");
  private static final Pattern PARENT = Pattern.compile("(?i)parent(span)?_?id");
  private static final Pattern NAME = Pattern.compile("(?i)(operation|span)?_?name");

  private SourceStub() {}

  /**
   * Returns whether a type declares a text or number that is called like the id of a span. Types of
   * which the sources that are built in leave some out on purpose do not count.
   */
  static boolean looksLikeContext(EventType type) {
    boolean ofOthers = type.name().startsWith("jdk.") || type.name().startsWith("datadog.");
    return !ofOthers
        && type.fields().stream()
            .anyMatch(
                field ->
                    ID.matcher(field.name()).matches()
                        && (field.type().equals("long")
                            || field.type().equals("java.lang.String")));
  }

  /**
   * Returns a file of span sources for some types: as operations, which cannot harm. Who knows that
   * an event begins and ends on one thread makes it a scope.
   */
  public static String render(List<EventType> types) {
    return types.stream()
        .map(SourceStub::source)
        .collect(Collectors.joining(",\n", "{\n  \"sources\": [\n", "\n  ]\n}\n"));
  }

  private static String source(EventType type) {
    List<String> lines = new ArrayList<>();
    lines.add("\"id\": " + quoted(type.name()));
    lines.add("\"event\": " + quoted(type.name()));
    lines.add("\"shape\": \"operation\"");
    id("trace", TRACE, type, lines);
    id("span", SPAN, type, lines);
    id("parent", PARENT, type, lines);
    type.fields().stream()
        .map(EventType.Field::name)
        .filter(name -> NAME.matcher(name).matches())
        .findFirst()
        .ifPresent(name -> lines.add("\"name\": {\"field\": " + quoted(name) + "}"));
    return lines.stream().collect(Collectors.joining(",\n      ", "    {\n      ", "\n    }"));
  }

  private static void id(String key, Pattern pattern, EventType type, List<String> lines) {
    type.fields().stream()
        .map(EventType.Field::name)
        .filter(name -> pattern.matcher(name).matches())
        .findFirst()
        .ifPresent(
            name ->
                lines.add(
                    "\"%s\": {\"field\": %s, \"encoding\": \"auto\"}"
                        .formatted(key, quoted(name))));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
