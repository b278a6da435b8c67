package dev.debrief.testdata.jfr;

import dev.debrief.testdata.jfr.Type.Field;
import dev.debrief.testdata.jfr.Type.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as their types ask, and knows the short forms in which tests give them. */
final class ValueWriter {
  private static final int NULL_STRING = 0;
  private static final int EMPTY_STRING = 1;
  private static final int POOLED_STRING = 2;
  private static final int UTF_8_STRING = 3;
  private static final int CHAR_ARRAY_STRING = 4;
  private static final int LATIN_1_STRING = 5;

  private final TypeTable types;
  private final Clock clock;
  private final ConstantPools pools;

  ValueWriter(TypeTable types, Clock clock, ConstantPools pools) {
    this.types = types;
    this.clock = clock;
    this.pools = pools;
  }

  /** Writes the fields of a type in order; those without a value get zero, null or no elements. */
  void writeFields(ByteWriter out, Type type, Map<String, ?> values) {
    for (String name : values.keySet()) {
      if (type.field(name).isEmpty()) {
        List<String> known = type.fields().stream().map(Field::name).toList();
        throw new IllegalArgumentException(type.name() + " has no field " + name + ": " + known);
      }
    }
    for (Field field : type.fields()) {
      Object value = values.get(field.name());
      if (field.list()) {
        List<?> elements = value == null ? List.of() : (List<?>) value;
        out.writeInt(elements.size());
        elements.forEach(element -> writeElement(out, field, element));
      } else {
        writeElement(out, field, value);
      }
    }
  }

  /** Writes one value of a type as it stands in the type's constant pool. */
  void writeValue(ByteWriter out, Type type, @Nullable Object value) {
    if (type.kind() == Kind.PRIMITIVE) {
      writePrimitive(out, type, value);
    } else {
      writeFields(out, type, value == null ? Map.of() : fieldsOf(type, value));
    }
  }

  /** Writes a string in the encoding that it asks for; one without a wish as UTF-8. */
  void writeString(ByteWriter out, @Nullable Object value) {
    if (value == null) {
      out.writeByte(NULL_STRING);
    } else if (value instanceof Raw.PoolId id) {
      out.writeByte(POOLED_STRING);
      out.writeLong(id.id());
    } else if (value instanceof Raw.Text text) {
      writeText(out, text);
    } else if (value.toString().isEmpty()) {
      out.writeByte(EMPTY_STRING);
    } else {
      writeText(out, new Raw.Text(value.toString(), Raw.Encoding.UTF_8));
    }
  }

  private void writeText(ByteWriter out, Raw.Text text) {
    switch (text.encoding()) {
      case POOL -> {
        out.writeByte(POOLED_STRING);
        out.writeLong(pools.keyOf(types.get("java.lang.String"), text.value()));
      }
      case UTF_8 ->
          writeStringBytes(out, UTF_8_STRING, text.value().getBytes(StandardCharsets.UTF_8));
      case LATIN_1 ->
          writeStringBytes(out, LATIN_1_STRING, text.value().getBytes(StandardCharsets.ISO_8859_1));
      case CHARS -> {
        out.writeByte(CHAR_ARRAY_STRING);
        out.writeInt(text.value().length());
        text.value().chars().forEach(out::writeShort);
      }
    }
  }

  private static void writeStringBytes(ByteWriter out, int encoding, byte[] bytes) {
    out.writeByte(encoding);
    out.writeInt(bytes.length);
    out.writeBytes(bytes);
  }

  private void writeElement(ByteWriter out, Field field, @Nullable Object value) {
    Type type = types.get(field);
    if (field.pooled()) {
      out.writeLong(pools.keyOf(type, value));
    } else if (value instanceof Number nanos && field.isTimestampInTicks()) {
      out.writeLong(clock.ticksAt(nanos.longValue()));
    } else if (value instanceof Number nanos && field.isTimespanInTicks()) {
      out.writeLong(clock.ticksIn(nanos.longValue()));
    } else {
      writeValue(out, type, value);
    }
  }

  private void writePrimitive(ByteWriter out, Type type, @Nullable Object value) {
    switch (type.name()) {
      case "boolean" -> out.writeByte(Boolean.TRUE.equals(value) ? 1 : 0);
      case "byte" -> out.writeByte(number(value).intValue());
      case "char" -> out.writeShort(value instanceof Character c ? c : number(value).intValue());
      case "short" -> out.writeShort(number(value).intValue());
      case "int" -> out.writeInt(number(value).intValue());
      case "long" -> out.writeLong(number(value).longValue());
      case "float" -> out.writeFloat(number(value).floatValue());
      case "double" -> out.writeDouble(number(value).doubleValue());
      default -> writeString(out, value);
    }
  }

  private Number number(@Nullable Object value) {
    if (value instanceof Raw.Ticks raw) {
      return raw.ticks();
    }
    if (value instanceof Raw.TypeId raw) {
      return types.get(raw.eventType()).id();
    }
    return value == null ? 0 : (Number) value;
  }

  /** Returns the fields that a value stands for: given one by one, or in a short form. */
  @SuppressWarnings("unchecked")
  private static Map<String, ?> fieldsOf(Type type, Object value) {
    if (value instanceof Map<?, ?> fields) {
      return (Map<String, ?>) fields;
    }
    if (value instanceof ThreadSpec thread) {
      return threadFields(thread);
    }
    if (type.kind() == Kind.SIMPLE) {
      return Map.of(type.fields().get(0).name(), value);
    }
    String text = value.toString();
    return switch (type.name()) {
      case "java.lang.Class" -> classFields(text);
      case "jdk.types.Method" -> StackText.method(text);
      case "jdk.types.StackFrame" -> StackText.frame(text);
      case "jdk.types.StackTrace" -> StackText.stackTrace(text);
      case "jdk.types.Package" -> Map.of("name", text, "exported", true);
      default -> Map.of("name", text);
    };
  }

  /** Class and package names have slashes in the file, dots in every reader's answer. */
  private static Map<String, ?> classFields(String name) {
    String binary = name.replace('.', '/');
    int slash = binary.lastIndexOf('/');
    return slash < 0 || binary.startsWith("[")
        ? Map.of("name", binary, "modifiers", 1)
        : Map.of("name", binary, "package", binary.substring(0, slash), "modifiers", 1);
  }

  private static Map<String, ?> threadFields(ThreadSpec thread) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("osName", thread.osName());
    fields.put("osThreadId", thread.osId());
    thread.javaName().ifPresent(name -> fields.put("javaName", name));
    fields.put("javaThreadId", thread.javaId());
    thread.group().ifPresent(group -> fields.put("group", group));
    fields.put("virtual", thread.virtual());
    return fields;
  }
}
