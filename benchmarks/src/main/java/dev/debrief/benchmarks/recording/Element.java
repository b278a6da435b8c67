package dev.debrief.benchmarks.recording;

import java.util.List;
import java.util.Map;

/** An element of a metadata event, with its attributes in the order of the file. */
record Element(String name, Map<String, String> attributes, List<Element> children) {

  /** Returns an attribute's value, empty if the element does not have it. */
  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  /** Returns the children of one kind. */
  List<Element> all(String kind) {
    return children.stream().filter(child -> child.name.equals(kind)).toList();
  }
}
