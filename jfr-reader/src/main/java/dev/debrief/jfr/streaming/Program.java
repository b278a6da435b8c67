package dev.debrief.jfr.streaming;

import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.Metadata;
import dev.debrief.jfr.chunk.StringEncoding;
import dev.debrief.jfr.chunk.TypeDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How to read some fields of a type and step over the others: a list of operations made once from
 * the metadata and run for every event or constant. Immutable.
 */
final class Program {
  private static final int MAX_DEPTH = 16;

  /** More than any real type has, structures in structures included. */
  private static final int MAX_FIELDS = 1 << 14;

  private static final int SLOT_BITS = 8;
  private static final int OPERATION_MASK = (1 << SLOT_BITS) - 1;

  // What an operation does; the number above it is the slot, or how much is stepped over.
  private static final int SKIP_VARINTS = 0;
  private static final int SKIP_BYTES = 1;
  private static final int SKIP_STRING = 2;
  private static final int SKIP_ARRAY = 3;
  private static final int LONG = 4;
  private static final int INT = 5;
  private static final int SHORT = 6;
  private static final int BYTE = 7;
  private static final int STRING = 8;
  private static final int FLOAT = 9;
  private static final int DOUBLE = 10;

  private final int[] operations;
  private final Program[] elements;

  private Program(int[] operations, Program[] elements) {
    this.operations = operations;
    this.elements = elements;
  }

  /** Which slot a field goes into. */
  interface Slots {
    /** The field is not wanted. */
    int NONE = -1;

    /** Returns the slot of a field of the type itself, {@link #NONE} if it is not wanted. */
    int of(FieldDescription field);
  }

  /**
   * Compiles the whole of a type.
   *
   * @throws MalformedException if the metadata does not say how a field is written
   */
  static Program of(Metadata metadata, TypeDescription type, boolean compressed, Slots slots)
      throws MalformedException {
    return of(metadata, type.fields(), compressed, slots);
  }

  /** Compiles fields that stand one after the other. */
  static Program of(
      Metadata metadata, List<FieldDescription> fields, boolean compressed, Slots slots)
      throws MalformedException {
    Compiler compiler = new Compiler(metadata, compressed);
    for (FieldDescription field : fields) {
      compiler.field(field, slots.of(field), 0);
    }
    return compiler.program();
  }

  /** Compiles a value of a type as it stands in a constant pool. */
  static Program ofConstant(
      Metadata metadata, TypeDescription type, boolean compressed, Slots slots)
      throws MalformedException {
    Compiler compiler = new Compiler(metadata, compressed);
    if (!compiler.primitive(type.name(), Slots.NONE)) {
      for (FieldDescription field : type.fields()) {
        compiler.field(field, slots.of(field), 0);
      }
    }
    return compiler.program();
  }

  /** Reads one value of the type into the slots of a row. */
  void run(ChunkInput in, Row row) throws IOException {
    int next = runInMemory(0, in, row);
    while (next < operations.length) {
      run(operations[next], in, row);
      next = runInMemory(next + 1, in, row);
    }
  }

  private void run(int operation, ChunkInput in, Row row) throws IOException {
    int slot = operation >>> SLOT_BITS;
    switch (operation & OPERATION_MASK) {
      case LONG -> row.values[slot] = in.readLong();
      case INT -> row.values[slot] = in.readInt();
      case SHORT -> row.values[slot] = (short) in.readShort();
      case BYTE -> row.values[slot] = in.readByte();
      case STRING -> readString(in, row, slot);
      case FLOAT -> row.values[slot] = in.readFixed(4);
      case DOUBLE -> row.values[slot] = in.readFixed(8);
      case SKIP_VARINTS -> skipVarints(in, slot);
      case SKIP_BYTES -> in.skip(slot);
      case SKIP_STRING -> in.skipString();
      default -> elements[slot].skip(in, in.readInt());
    }
  }

  /**
   * Does what nearly all operations need: reads integers of which the longest possible is in
   * memory. A long method, because it is the innermost loop of the reader, and the quick compiler
   * that short commands run with keeps neither the position nor the operation in a register across
   * a call.
   *
   * @param from the operation to begin with
   * @return the operation to go on with
   */
  private int runInMemory(int from, ChunkInput in, Row row) {
    if (!in.compressed()) {
      return from;
    }
    int[] all = operations;
    long[] values = row.values;
    byte[] bytes = in.bytes();
    int at = in.index();
    int last = in.limit() - ChunkInput.LONGEST_VARINT;
    int next = from;
    while (next < all.length && at <= last) {
      int operation = all[next];
      int kind = operation & OPERATION_MASK;
      if (kind == BYTE) {
        values[operation >>> SLOT_BITS] = bytes[at++];
      } else if (kind >= LONG && kind <= SHORT) {
        long value = bytes[at++];
        if (value < 0) {
          value &= 0x7F;
          int shift = 7;
          byte b = bytes[at++];
          while (b < 0 && shift < 49) {
            value |= (b & 0x7FL) << shift;
            shift += 7;
            b = bytes[at++];
          }
          value |= (b & 0x7FL) << shift;
          if (b < 0) {
            value |= (bytes[at++] & 0xFFL) << 56;
          }
        }
        values[operation >>> SLOT_BITS] =
            kind == LONG ? value : kind == INT ? (int) value : (short) value;
      } else if (kind == SKIP_VARINTS) {
        int rest = operation >>> SLOT_BITS;
        if (last - at < (rest - 1) * ChunkInput.LONGEST_VARINT) {
          break;
        }
        at = ChunkInput.skipVarints(bytes, at, rest);
      } else if (kind == SKIP_BYTES && operation >>> SLOT_BITS <= ChunkInput.LONGEST_VARINT) {
        at += operation >>> SLOT_BITS;
      } else {
        break;
      }
      next++;
    }
    in.index(at);
    return next;
  }

  private static void skipVarints(ChunkInput in, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      in.readLong();
    }
  }

  /** Passes over values of the type one after the other. */
  void skip(ChunkInput in, long count) throws IOException {
    if (count < 0) {
      throw new MalformedException(count + " values at byte " + in.position());
    }
    if (operations.length == 1 && (operations[0] & OPERATION_MASK) == SKIP_VARINTS) {
      in.skipVarints(count * (operations[0] >>> SLOT_BITS));
      return;
    }
    for (long i = 0; i < count && operations.length > 0; i++) {
      run(in, Row.NONE);
    }
  }

  private static void readString(ChunkInput in, Row row, int slot) throws IOException {
    int encoding = in.readByte();
    row.encodings[slot] = encoding;
    if (encoding == StringEncoding.CONSTANT) {
      row.values[slot] = in.readLong();
    } else {
      row.texts[slot] = in.readString(encoding);
    }
  }

  /** Collects operations, joining those that step over the same. */
  private static final class Compiler {
    private final Metadata metadata;
    private final boolean compressed;
    private final List<Program> elements = new ArrayList<>();
    private int[] operations = new int[8];
    private int size;
    private int fields;

    Compiler(Metadata metadata, boolean compressed) {
      this.metadata = metadata;
      this.compressed = compressed;
    }

    Program program() {
      return new Program(Arrays.copyOf(operations, size), elements.toArray(Program[]::new));
    }

    void field(FieldDescription field, int slot, int depth) throws MalformedException {
      if (++fields > MAX_FIELDS) {
        throw new MalformedException("field " + field.name() + " is one of too many");
      }
      if (field.array()) {
        add(SKIP_ARRAY, elements.size());
        elements.add(element(field, depth));
      } else if (field.constant()) {
        integer(LONG, 8, slot);
      } else {
        value(field, slot, depth);
      }
    }

    private Program element(FieldDescription field, int depth) throws MalformedException {
      Compiler one = new Compiler(metadata, compressed);
      one.fields = fields;
      if (field.constant()) {
        one.integer(LONG, 8, Slots.NONE);
      } else {
        one.value(field, Slots.NONE, depth + 1);
      }
      fields = one.fields;
      return one.program();
    }

    private void value(FieldDescription field, int slot, int depth) throws MalformedException {
      TypeDescription type = metadata.types().get(field.typeId());
      if (type == null || depth > MAX_DEPTH) {
        throw new MalformedException("field " + field.name() + " has no type");
      }
      if (!primitive(type.name(), slot)) {
        for (FieldDescription inner : type.fields()) {
          field(inner, Slots.NONE, depth + 1);
        }
      }
    }

    /** Adds the operation for a type that has no fields; returns false for any other type. */
    boolean primitive(String type, int slot) {
      switch (type) {
        case "long" -> integer(LONG, 8, slot);
        case "int" -> integer(INT, 4, slot);
        case "short", "char" -> integer(SHORT, 2, slot);
        case "boolean", "byte" -> fixed(BYTE, 1, slot);
        case "float" -> fixed(FLOAT, 4, slot);
        case "double" -> fixed(DOUBLE, 8, slot);
        case "java.lang.String" -> add(slot < 0 ? SKIP_STRING : STRING, Math.max(slot, 0));
        default -> {
          return false;
        }
      }
      return true;
    }

    private void integer(int operation, int bytes, int slot) {
      if (slot >= 0) {
        add(operation, slot);
      } else {
        skip(compressed ? SKIP_VARINTS : SKIP_BYTES, compressed ? 1 : bytes);
      }
    }

    private void fixed(int operation, int bytes, int slot) {
      if (slot >= 0) {
        add(operation, slot);
      } else {
        skip(SKIP_BYTES, bytes);
      }
    }

    private void skip(int operation, int amount) {
      if (size > 0 && (operations[size - 1] & OPERATION_MASK) == operation) {
        operations[size - 1] += amount << SLOT_BITS;
      } else {
        add(operation, amount);
      }
    }

    private void add(int operation, int number) {
      if (size == operations.length) {
        operations = Arrays.copyOf(operations, 2 * size);
      }
      operations[size++] = number << SLOT_BITS | operation;
    }
  }
}
