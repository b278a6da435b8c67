package dev.debrief.benchmarks.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The metadata of a producer: every type with all that it declares, as it was in a recording of
 * that producer. The resource holds one element per line, indented by its depth, with tabs between
 * the attributes.
 */
final class TypeTree {
  private final Element root;
  private final Map<String, Element> classes = new HashMap<>();

  private TypeTree(Element root) {
    this.root = root;
    for (Element type : root.children().get(0).all("class")) {
      classes.put(type.attribute("name"), type);
    }
  }

  /** Reads a resource. */
  static TypeTree read(String resource) {
    Deque<Element> open = new ArrayDeque<>();
    Element root = new Element("", Map.of(), new ArrayList<>());
    open.push(root);
    for (String line : Lines.of(resource)) {
      while (open.size() > Lines.indent(line) + 1) {
        open.pop();
      }
      Element element = element(line.strip());
      open.element().children().add(element);
      open.push(element);
    }
    return new TypeTree(root.children().get(0));
  }

  private static Element element(String line) {
    String[] words = line.split("\t", -1);
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      attributes.put(words[i].substring(0, equals), words[i].substring(equals + 1));
    }
    return new Element(words[0], attributes, new ArrayList<>());
  }

  /** Returns the number of a type. */
  long id(String type) {
    return Long.parseLong(find(type).attribute("id"));
  }

  /**
   * Returns the number of a type whose fields are exactly the given ones, so that whoever writes
   * its values by position knows that they are right.
   */
  long id(String type, String... fields) {
    List<String> declared =
        find(type).all("field").stream().map(field -> field.attribute("name")).toList();
    if (!declared.equals(List.of(fields))) {
      throw new IllegalArgumentException(type + " has the fields " + declared);
    }
    return id(type);
  }

  /** Returns the event types. */
  List<Element> events() {
    return root.children().get(0).all("class").stream()
        .filter(type -> type.attribute("superType").equals("jdk.jfr.Event"))
        .toList();
  }

  private Element find(String type) {
    Element found = classes.get(type);
    if (found == null) {
      throw new IllegalArgumentException("no type " + type);
    }
    return found;
  }

  /**
   * Returns the content of the metadata event after its time: the strings, then the tree.
   *
   * @param string how the producer writes a string
   */
  EventBytes encode(BiConsumer<EventBytes, String> string) {
    Map<String, Integer> strings = new LinkedHashMap<>();
    EventBytes tree = new EventBytes(1 << 16);
    encode(root, tree, strings);
    EventBytes content = new EventBytes(1 << 17);
    content.integer(strings.size());
    strings.keySet().forEach(text -> string.accept(content, text));
    content.append(tree);
    return content;
  }

  private static void encode(Element element, EventBytes out, Map<String, Integer> strings) {
    out.integer(index(element.name(), strings));
    out.integer(element.attributes().size());
    element
        .attributes()
        .forEach(
            (key, value) -> {
              out.integer(index(key, strings));
              out.integer(index(value, strings));
            });
    out.integer(element.children().size());
    element.children().forEach(child -> encode(child, out, strings));
  }

  private static int index(String text, Map<String, Integer> strings) {
    return strings.computeIfAbsent(text, t -> strings.size());
  }
}
