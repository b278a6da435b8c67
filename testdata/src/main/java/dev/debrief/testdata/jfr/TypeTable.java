package dev.debrief.testdata.jfr;

import dev.debrief.testdata.jfr.Type.Annotation;
import dev.debrief.testdata.jfr.Type.Field;
import dev.debrief.testdata.jfr.Type.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types that a chunk knows, by name, read from the notation of {@code types.txt}. */
final class TypeTable {
  private static final Pattern FIELD =
      Pattern.compile("(?<name>[^:]+):(?<pool>#?)(?<type>[\\w.$]+)(?<list>(\\[\\])?)(?<units>.*)");
  private static final Pattern UNIT = Pattern.compile("([/@])(\\w+)");

  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<String, List<String>> groups = new LinkedHashMap<>();

  /**
   * Reads the standard types and then those given, which replace standard ones of the same name.
   *
   * @param firstId number of the first type; the others follow in their order
   * @throws IllegalArgumentException if a definition is not understood
   */
  TypeTable(long firstId, List<String> definitions) {
    Map<String, String> lines = new LinkedHashMap<>();
    standardTypes().lines().forEach(line -> put(lines, line));
    definitions.forEach(line -> put(lines, line));
    lines.values().stream().filter(l -> l.startsWith("group ")).forEach(this::addGroup);
    List<String> names =
        lines.entrySet().stream()
            .filter(e -> !e.getValue().startsWith("group "))
            .map(Map.Entry::getKey)
            .toList();
    for (String name : names) {
      String line = Objects.requireNonNull(lines.get(name));
      types.put(name, parse(firstId + types.size(), line, names));
    }
  }

  /**
   * Returns the type of that full name.
   *
   * @throws IllegalArgumentException if there is none
   */
  Type get(String name) {
    Type type = types.get(name);
    if (type == null) {
      throw new IllegalArgumentException("no type " + name + "; define it with ChunkBuilder.type");
    }
    return type;
  }

  Type get(Field field) {
    return get(field.type());
  }

  /** Returns all types in the order of the table. */
  List<Type> all() {
    return List.copyOf(types.values());
  }

  /** Returns the named types and all that their fields need, in the order of the table. */
  List<Type> closure(Iterable<String> names) {
    Map<String, Type> needed = new LinkedHashMap<>();
    names.forEach(name -> need(get(name), needed));
    return all().stream().filter(t -> needed.containsKey(t.name())).toList();
  }

  private void need(Type type, Map<String, Type> needed) {
    if (needed.putIfAbsent(type.name(), type) == null) {
      for (Field field : type.fields()) {
        need(get(field), needed);
        field.annotations().forEach(a -> need(get(a.type()), needed));
      }
    }
  }

  private static void put(Map<String, String> lines, String line) {
    String trimmed = line.strip();
    if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
      String[] words = trimmed.split("\\s+", 3);
      if (words.length < 2) {
        throw new IllegalArgumentException("not KIND NAME FIELD...: " + line);
      }
      lines.put(words[1], trimmed);
    }
  }

  private void addGroup(String line) {
    List<String> words = List.of(line.split("\\s+"));
    groups.put(words.get(1), words.subList(2, words.size()));
  }

  private Type parse(long id, String line, List<String> names) {
    List<String> words = List.of(line.split("\\s+"));
    Kind kind = Kind.valueOf(words.get(0).toUpperCase(Locale.ROOT));
    List<Field> fields = new ArrayList<>();
    Consumer<String> add = word -> fields.add(parseField(kind, word, names));
    for (String word : words.subList(2, words.size())) {
      groups.getOrDefault(word, List.of(word)).forEach(add);
    }
    return new Type(id, kind, words.get(1), fields);
  }

  private static Field parseField(Kind kind, String word, List<String> names) {
    Matcher m = FIELD.matcher(word);
    if (!m.matches()) {
      throw new IllegalArgumentException("not a field (name:type): " + word);
    }
    List<Annotation> annotations = new ArrayList<>();
    if (kind != Kind.ANNOTATION) {
      annotations.add(new Annotation("jdk.jfr.Label", label(m.group("name"))));
      UNIT.matcher(m.group("units"))
          .results()
          .map(r -> annotation(r.group(1), r.group(2)))
          .forEach(annotations::add);
    }
    String type = fullName(m.group("type"), names);
    boolean pooled = !m.group("pool").isEmpty();
    return new Field(m.group("name"), type, pooled, !m.group("list").isEmpty(), annotations);
  }

  private static String fullName(String name, List<String> names) {
    return names.stream()
        .filter(n -> n.equals(name) || n.endsWith("." + name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no type " + name));
  }

  private static Annotation annotation(String sign, String unit) {
    return switch (unit) {
      case "BYTES" -> new Annotation("jdk.jfr.DataAmount", unit);
      case "ADDRESS" -> new Annotation("jdk.jfr.MemoryAddress", "");
      case "PERCENT" -> new Annotation("jdk.jfr.Percentage", "");
      case "CONTEXTUAL" -> new Annotation("jdk.jfr.Contextual", "");
      case "UNSIGNED" -> new Annotation("jdk.jfr.Unsigned", "");
      default -> new Annotation("jdk.jfr." + (sign.equals("@") ? "Timestamp" : "Timespan"), unit);
    };
  }

  /** Turns {@code startTime} into {@code Start Time}. */
  private static String label(String name) {
    String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  private static String standardTypes() {
    try (InputStream in =
        Objects.requireNonNull(TypeTable.class.getResourceAsStream("types.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
