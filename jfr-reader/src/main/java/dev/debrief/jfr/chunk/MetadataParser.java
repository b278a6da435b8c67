package dev.debrief.jfr.chunk;

import dev.debrief.jfr.chunk.FieldDescription.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a metadata event: a table of strings, then a tree of elements with attributes, both of
 * which are numbers of strings. Of the tree only classes, their fields and the annotations that
 * give numbers a meaning are looked at.
 */
final class MetadataParser {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_STRINGS = 10_000_000;

  /** Annotations for people who read. */
  private static final Set<String> FOR_READERS =
      Set.of("jdk.jfr.Label", "jdk.jfr.Description", "jdk.jfr.Name");

  private final ChunkInput in;
  private final List<Element> classes = new ArrayList<>();
  private final Map<String, String> namesById = new HashMap<>();
  private String[] strings = {};

  /**
   * An element of the tree.
   *
   * @param attributes each name before its value; too few for a table to be worth making
   */
  private record Element(String name, List<String> attributes, List<Element> children) {
    /** Returns the value of an attribute, the last if it has several. */
    String get(String attribute) {
      for (int i = attributes.size() - 2; i >= 0; i -= 2) {
        if (attributes.get(i).equals(attribute)) {
          return attributes.get(i + 1);
        }
      }
      return "";
    }
  }

  /**
   * @param in at the start of the event
   */
  MetadataParser(ChunkInput in) {
    this.in = in;
  }

  Metadata parse() throws IOException {
    in.readInt(); // size
    in.readLong(); // type
    in.readLong(); // start
    in.readLong(); // duration
    in.readLong(); // metadata id
    strings = readStrings();
    collect(readElement(0));
    Map<Long, TypeDescription> types = new HashMap<>();
    for (Element element : classes) {
      TypeDescription type = type(element);
      types.put(type.id(), type);
    }
    return new Metadata(types);
  }

  private String[] readStrings() throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAX_STRINGS) {
      throw new MalformedException(count + " metadata strings");
    }
    String[] result = new String[Math.min(count, 1 << 16)];
    for (int i = 0; i < count; i++) {
      if (i == result.length) {
        result = Arrays.copyOf(result, Math.min(count, result.length * 2));
      }
      result[i] = in.readString();
    }
    return result;
  }

  private Element readElement(int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new MalformedException("metadata nested deeper than " + MAX_DEPTH);
    }
    String name = string(in.readInt());
    List<String> attributes = new ArrayList<>();
    int attributeCount = in.readInt();
    for (int i = 0; i < attributeCount; i++) {
      attributes.add(string(in.readInt()));
      attributes.add(string(in.readInt()));
    }
    List<Element> children = new ArrayList<>();
    int childCount = in.readInt();
    for (int i = 0; i < childCount; i++) {
      children.add(readElement(depth + 1));
    }
    return new Element(name, attributes, children);
  }

  private String string(int index) throws MalformedException {
    if (index < 0 || index >= strings.length) {
      throw new MalformedException("metadata string " + index + " of " + strings.length);
    }
    return strings[index];
  }

  private void collect(Element element) {
    if (element.name.equals("class")) {
      classes.add(element);
      namesById.put(element.get("id"), element.get("name"));
    }
    for (Element child : element.children) {
      collect(child);
    }
  }

  private TypeDescription type(Element element) throws MalformedException {
    List<FieldDescription> fields = new ArrayList<>();
    for (Element child : element.children) {
      if (child.name.equals("field")) {
        fields.add(field(child));
      }
    }
    return new TypeDescription(
        number(element.get("id")),
        element.get("name"),
        element.get("superType").equals("jdk.jfr.Event"),
        fields);
  }

  private FieldDescription field(Element element) throws MalformedException {
    Unit unit = Unit.NONE;
    boolean unsigned = false;
    List<String> annotations = new ArrayList<>(0);
    for (Element child : element.children) {
      if (child.name.equals("annotation")) {
        String annotation = namesById.getOrDefault(child.get("class"), "");
        unit = unit == Unit.NONE ? unit(annotation, child.get("value")) : unit;
        unsigned |= annotation.endsWith(".Unsigned");
        if (!FOR_READERS.contains(annotation)) {
          annotations.add(annotation);
        }
      }
    }
    return new FieldDescription(
        element.get("name"),
        number(element.get("class")),
        element.get("constantPool").equals("true"),
        !element.get("dimension").isEmpty() && !element.get("dimension").equals("0"),
        unit,
        unsigned,
        annotations);
  }

  private static Unit unit(String annotation, String value) {
    if (annotation.endsWith(".Timestamp")) {
      return value.equals("TICKS") ? Unit.TICKS_SINCE_START : Unit.EPOCH_MILLIS;
    }
    if (!annotation.endsWith(".Timespan")) {
      return Unit.NONE;
    }
    return switch (value) {
      case "TICKS" -> Unit.TICKS;
      case "MICROSECONDS" -> Unit.MICROSECONDS;
      case "MILLISECONDS" -> Unit.MILLISECONDS;
      case "SECONDS" -> Unit.SECONDS;
      default -> Unit.NANOSECONDS;
    };
  }

  private static long number(String text) throws MalformedException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new MalformedException("type without an id");
    }
  }
}
