package dev.debrief.jfr.streaming;

import dev.debrief.jfr.ChunkReferences;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.FieldValues;
import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.chunk.FieldDescription.Unit;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.StringEncoding;
import dev.debrief.jfr.chunk.TypeDescription;
import dev.debrief.jfr.decode.Texts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads events with all their fields by name, as {@link Event.RawEvent} promises them. */
final class RawReader {
  private static final int MAX_DEPTH = 16;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final String SETTING = "jdk.ActiveSetting";

  private final ChunkTypes types;
  private final Clock clock;
  private final Constants constants;
  private final ThreadReader threads;
  private final StackReader stacks;
  private final ChunkReferences references;
  private final FieldValues.Builder builder = new FieldValues.Builder();
  private String eventType = "";

  RawReader(
      ChunkTypes types,
      Clock clock,
      Constants constants,
      ThreadReader threads,
      StackReader stacks,
      ChunkReferences references) {
    this.types = types;
    this.clock = clock;
    this.constants = constants;
    this.threads = threads;
    this.stacks = stacks;
    this.references = references;
  }

  /** Reads the wanted fields of an event, the first field of which is next. */
  Event.RawEvent read(ChunkInput in, EventPlan plan) throws IOException {
    FieldValues.Builder fields = builder;
    fields.clear();
    TypeDescription type = plan.type();
    eventType = type.name();
    List<FieldDescription> wanted = plan.raw().fields();
    for (int i = 0; i < wanted.size(); i++) {
      plan.raw().skips().get(i).run(in, Row.NONE);
      readField(in, wanted.get(i), "", fields, 0);
    }
    plan.raw().skips().get(wanted.size()).run(in, Row.NONE);
    long start = nanos(fields.get("startTime"), 0);
    long length = fields.get("duration") instanceof Duration d ? d.toNanos() : 0;
    long end =
        fields.get("duration") != null ? start + length : nanos(fields.get("endTime"), start);
    if (length > 0 && end < start) {
      end = Long.MAX_VALUE;
    }
    if (type.name().equals(SETTING)) {
      Object id = fields.get("id");
      if (id != null) {
        fields.put("id", settingOf(id));
      }
    }
    return new Event.RawEvent(type.name(), start, end, fields.build());
  }

  /** A setting tells what it is about by the number of the type. */
  private Object settingOf(Object id) {
    TypeDescription type = id instanceof Long ? types.metadata().types().get(id) : null;
    return type == null ? id : type.name();
  }

  private static long nanos(@Nullable Object time, long otherwise) {
    return time instanceof Instant i
        ? i.getEpochSecond() * NANOS_PER_SECOND + i.getNano()
        : otherwise;
  }

  private void readFields(
      ChunkInput in, TypeDescription type, String prefix, FieldValues.Builder fields, int depth)
      throws IOException {
    if (depth > MAX_DEPTH) {
      throw new MalformedException("fields nested deeper than " + MAX_DEPTH);
    }
    for (FieldDescription field : type.fields()) {
      readField(in, field, prefix, fields, depth);
    }
  }

  private void readField(
      ChunkInput in, FieldDescription field, String prefix, FieldValues.Builder fields, int depth)
      throws IOException {
    boolean top = prefix.isEmpty(); // These have different names, see RawPlan.
    String name = top ? field.name() : prefix + field.name();
    Object value = field.array() ? array(in, field, depth) : value(in, field, name, fields, depth);
    if (value != null && top) {
      fields.add(name, value);
    } else if (value != null) {
      fields.put(name, value);
    }
  }

  private List<Object> array(ChunkInput in, FieldDescription field, int depth) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.length() - in.position()) {
      throw new MalformedException(count + " elements");
    }
    List<Object> values = new ArrayList<>(Math.min(count, 64));
    for (int i = 0; i < count; i++) {
      Object value = value(in, field, "", new FieldValues.Builder(), depth);
      if (value != null) {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  /** Reads a value; null if there is none, or if it is a structure, whose fields are put in. */
  private @Nullable Object value(
      ChunkInput in, FieldDescription field, String name, FieldValues.Builder fields, int depth)
      throws IOException {
    TypeDescription type = types.metadata().types().get(field.typeId());
    if (type == null) {
      throw new MalformedException("field " + name + " has no type");
    }
    if (field.constant()) {
      return constant(type, in.readLong());
    }
    return switch (type.name()) {
      case "long" -> number(field, in.readLong());
      case "int" -> number(field, narrow(in.readInt(), field, 0xFFFF_FFFFL));
      case "short" -> number(field, narrow((short) in.readShort(), field, 0xFFFF));
      case "byte" -> number(field, narrow(in.readByte(), field, 0xFF));
      case "char" -> String.valueOf((char) in.readShort());
      case "boolean" -> in.readByte() != 0;
      case "float" -> (double) Float.intBitsToFloat((int) in.readFixed(4));
      case "double" -> Double.longBitsToDouble(in.readFixed(8));
      case "java.lang.String" -> string(in, type);
      default -> {
        readFields(in, type, name + ':', fields, depth + 1);
        yield null;
      }
    };
  }

  private static long narrow(long value, FieldDescription field, long mask) {
    return field.unsigned() ? value & mask : value;
  }

  private Object number(FieldDescription field, long value) {
    Unit unit = field.unit();
    return switch (unit) {
      case NONE -> value;
      case TICKS_SINCE_START, EPOCH_MILLIS -> {
        long nanos = clock.epochNanos(unit, value);
        yield Instant.ofEpochSecond(
            Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
      }
      default -> Duration.ofNanos(clock.nanos(unit, value));
    };
  }

  private @Nullable Object string(ChunkInput in, TypeDescription type) throws IOException {
    int encoding = in.readByte();
    return switch (encoding) {
      case StringEncoding.NULL -> null;
      case StringEncoding.CONSTANT -> constants.text(type.id(), in.readLong());
      default -> Texts.bounded(in.readString(encoding), eventType);
    };
  }

  private @Nullable Object stackTrace(int number) {
    return number == ChunkReferences.NONE ? null : references.stackTrace(number);
  }

  private @Nullable Object constant(TypeDescription type, long key) throws IOException {
    return switch (type.simpleName()) {
      case "Thread" -> key == 0 ? null : references.thread(threads.number(key));
      case "StackTrace" -> stackTrace(stacks.number(key));
      default -> constants.text(type.id(), key);
    };
  }
}
