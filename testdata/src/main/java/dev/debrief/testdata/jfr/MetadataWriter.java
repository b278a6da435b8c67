package dev.debrief.testdata.jfr;

import dev.debrief.testdata.jfr.Type.Annotation;
import dev.debrief.testdata.jfr.Type.Field;
import dev.debrief.testdata.jfr.Type.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metadata event: a table of strings and a tree of elements that describes the types. */
final class MetadataWriter {
  static final long TYPE_ID = 0;

  private final TypeTable types;
  private final long id;
  private final Map<String, Integer> strings = new LinkedHashMap<>();

  MetadataWriter(TypeTable types, long id) {
    this.types = types;
    this.id = id;
  }

  /** Writes the event that declares the given types. */
  void write(ByteWriter out, ValueWriter values, long startTicks, List<Type> declared) {
    ByteWriter tree = out.sibling();
    writeElement(tree, root(declared));
    ByteWriter content = out.sibling();
    content.writeLong(startTicks);
    content.writeLong(0);
    content.writeLong(id);
    content.writeInt(strings.size());
    strings.keySet().forEach(string -> values.writeString(content, string));
    content.writeBytes(tree.toBytes());
    out.writeEvent(TYPE_ID, content.toBytes());
  }

  private Element root(List<Type> declared) {
    List<Element> classes = declared.stream().map(this::classElement).toList();
    Element metadata = new Element("metadata", Map.of(), classes);
    Map<String, String> place = new LinkedHashMap<>();
    place.put("locale", "en_US");
    place.put("gmtOffset", "0");
    Element region = new Element("region", place, List.of());
    return new Element("root", Map.of(), List.of(metadata, region));
  }

  private Element classElement(Type type) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", type.name());
    if (type.kind() == Kind.EVENT) {
      attributes.put("superType", "jdk.jfr.Event");
    } else if (type.kind() == Kind.ANNOTATION) {
      attributes.put("superType", "java.lang.annotation.Annotation");
    } else if (type.kind() == Kind.SIMPLE) {
      attributes.put("simpleType", "true");
    }
    attributes.put("id", Long.toString(type.id()));
    return new Element("class", attributes, type.fields().stream().map(this::field).toList());
  }

  private Element field(Field field) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", field.name());
    attributes.put("class", Long.toString(types.get(field).id()));
    if (field.pooled()) {
      attributes.put("constantPool", "true");
    }
    if (field.list()) {
      attributes.put("dimension", "1");
    }
    List<Element> annotations = new ArrayList<>();
    field.annotations().forEach(annotation -> annotations.add(annotation(annotation)));
    return new Element("field", attributes, annotations);
  }

  private Element annotation(Annotation annotation) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("class", Long.toString(types.get(annotation.type()).id()));
    if (!annotation.value().isEmpty()) {
      attributes.put("value", annotation.value());
    }
    return new Element("annotation", attributes, List.of());
  }

  private void writeElement(ByteWriter out, Element element) {
    out.writeInt(index(element.name()));
    out.writeInt(element.attributes().size());
    element
        .attributes()
        .forEach(
            (name, value) -> {
              out.writeInt(index(name));
              out.writeInt(index(value));
            });
    out.writeInt(element.children().size());
    element.children().forEach(child -> writeElement(out, child));
  }

  private int index(String string) {
    return strings.computeIfAbsent(string, s -> strings.size());
  }

  /** A node of the tree. */
  private record Element(String name, Map<String, String> attributes, List<Element> children) {}
}
