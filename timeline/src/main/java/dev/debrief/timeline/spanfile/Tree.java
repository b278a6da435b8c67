package dev.debrief.timeline.spanfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One JSON object in memory, within bounds: a span, or what else belongs together. Numbers and
 * booleans are texts.
 */
final class Tree {
  private static final int DEEPEST = 8;
  private static final int MOST_ENTRIES = 1_000;
  private static final int LONGEST_TEXT = 8_192;

  /** Lists of a span that may be long, and say nothing of when and where it was. */
  private static final Set<String> SKIPPED =
      Set.of("events", "links", "logs", "annotations", "warnings", "breadcrumbs", "measurements");

  private final Map<String, Object> entries;

  private Tree(Map<String, Object> entries) {
    this.entries = entries;
  }

  /** Returns an object without entries. */
  static Tree empty() {
    return new Tree(new HashMap<>());
  }

  /** Reads the object that the parser stands at, to its end. */
  static Tree read(JsonParser json) throws IOException {
    return object(json, 0);
  }

  /** Reads the value that the parser stands at, to its end, as an entry of this object. */
  void put(String name, JsonParser json) throws IOException {
    Object value = value(json, 1);
    if (value != NOTHING && entries.size() < MOST_ENTRIES) {
      entries.put(name, value);
    }
  }

  private static final Object NOTHING = new Object();

  private static Tree object(JsonParser json, int depth) throws IOException {
    Tree tree = empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (SKIPPED.contains(name)) {
        json.skipChildren();
        continue;
      }
      Object value = value(json, depth + 1);
      if (value != NOTHING && tree.entries.size() < MOST_ENTRIES) {
        tree.entries.put(name, value);
      }
    }
    return tree;
  }

  private static Object value(JsonParser json, int depth) throws IOException {
    JsonToken token = json.currentToken();
    if (depth > DEEPEST) {
      json.skipChildren();
      return NOTHING;
    }
    return switch (token) {
      case START_OBJECT -> object(json, depth);
      case START_ARRAY -> array(json, depth);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          shortened(json.getText());
      default -> NOTHING;
    };
  }

  private static List<Object> array(JsonParser json, int depth) throws IOException {
    List<Object> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(json, depth + 1);
      if (value != NOTHING && values.size() < MOST_ENTRIES) {
        values.add(value);
      }
    }
    return values;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** Returns the first text with one of some names, {@code ""} if there is none. */
  String text(String... names) {
    for (String name : names) {
      if (entries.get(name) instanceof String text) {
        return text;
      }
    }
    return "";
  }

  /** Returns the object with a name, an empty one if there is none. */
  Tree tree(String name) {
    return entries.get(name) instanceof Tree tree ? tree : empty();
  }

  /** Returns the objects of the list with a name, none if there is no such list. */
  List<Tree> list(String name) {
    return entries.get(name) instanceof List<?> list
        ? list.stream().filter(Tree.class::isInstance).map(Tree.class::cast).toList()
        : List.of();
  }

  /** Returns the entries that are texts. */
  Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    entries.forEach(
        (name, value) -> {
          if (value instanceof String text) {
            texts.put(name, text);
          }
        });
    return texts;
  }

  /** Returns a text that need not be there. */
  Optional<String> find(String name) {
    return entries.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
