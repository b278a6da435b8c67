package dev.debrief.jfr.streaming;

import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.FieldDescription;
import dev.debrief.jfr.chunk.MalformedException;
import dev.debrief.jfr.chunk.StringEncoding;
import dev.debrief.jfr.chunk.TypeDescription;
import dev.debrief.jfr.decode.ClassNames;
import dev.debrief.jfr.decode.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The constants of one chunk that are texts: strings, symbols, classes, methods, enumerations. */
final class Constants {
  private static final String STRING = "java.lang.String";

  /** A text is at most a few references away: method, class, symbol, string. */
  private static final int MAX_DEPTH = 16;

  private final ChunkTypes types;
  private final Pools pools;
  private final LongIndex readerNumbers = new LongIndex();
  private final List<@Nullable Reader> readers = new ArrayList<>();
  private long damaged;
  private int depth;

  Constants(ChunkTypes types, Pools pools) {
    this.types = types;
    this.pools = pools;
  }

  /** Reads constants of one type; each is looked at once. */
  private final class Reader {
    final TypeDescription type;
    final @Nullable Pool pool;
    final Program program;
    final @Nullable FieldDescription[] slots;
    final Row row;
    final @Nullable String[] known;

    Reader(TypeDescription type, List<String> names) throws MalformedException {
      this.type = type;
      this.pool = pools.of(type.id()).orElse(null);
      this.slots = new FieldDescription[names.size()];
      for (FieldDescription field : type.fields()) {
        int slot = names.indexOf(field.name());
        if (slot >= 0) {
          slots[slot] = field;
        }
      }
      this.row = new Row(Math.max(1, names.size()));
      this.program =
          Program.ofConstant(
              types.metadata(), type, types.compressed(), field -> names.indexOf(field.name()));
      this.known = new String[pool == null ? 0 : pool.size()];
    }

    /** Returns the number of a constant, {@link LongIndex#ABSENT} if it was lost. */
    int find(long key) {
      return pool == null ? LongIndex.ABSENT : pool.find(key);
    }

    /** Returns a constant that is a string; null if it was lost or stands for null. */
    @Nullable String string(int number) throws IOException {
      if (pool == null) {
        return null;
      }
      ChunkInput in = pool.at(number);
      int encoding = in.readByte();
      return encoding == StringEncoding.NULL ? null : Texts.bounded(in.readString(encoding));
    }

    /** Runs the program on a constant; returns the row, null if the constant was lost. */
    @Nullable Row read(int number) throws IOException {
      if (pool == null || number < 0) {
        return null;
      }
      program.run(pool.at(number), row);
      return row;
    }
  }

  /**
   * Returns the text that a constant is or stands for: the name of a class, a method with its
   * class, the string of an enumeration.
   *
   * @return null if the constant was lost or is a null string; empty text for a damaged one
   */
  @Nullable String text(long typeId, long key) throws IOException {
    Reader reader = reader(typeId);
    int number = reader == null ? LongIndex.ABSENT : reader.find(key);
    if (reader == null || number < 0) {
      return null;
    }
    String known = reader.known[number];
    if (known == null) {
      known = read(reader, number);
      reader.known[number] = known;
    }
    return known;
  }

  private @Nullable String read(Reader reader, int number) throws IOException {
    depth++;
    try {
      if (depth > MAX_DEPTH) {
        throw new MalformedException("constants that refer to each other");
      }
      if (reader.type.name().equals(STRING)) {
        return reader.string(number);
      }
      return switch (reader.type.simpleName()) {
        case "Class" -> ClassNames.readable(orEmpty(field(reader, number, 0)));
        case "Method" -> {
          String className = orEmpty(field(reader, number, 0));
          yield className + '.' + orEmpty(field(reader, number, 1));
        }
        default -> field(reader, number, 0);
      };
    } catch (MalformedException e) {
      damaged++;
      return "";
    } finally {
      depth--;
    }
  }

  /** Returns the text in a field of a constant; null if there is none. */
  private @Nullable String field(Reader reader, int number, int slot) throws IOException {
    Row row = reader.read(number);
    FieldDescription field = reader.slots[slot];
    return row == null || field == null ? null : text(row, slot, field);
  }

  /** Returns the text in a slot of a row; null if there is none. */
  @Nullable String text(Row row, int slot, FieldDescription field) throws IOException {
    if (field.constant() || row.isConstant(slot)) {
      return text(field.typeId(), row.values[slot]);
    }
    boolean none = row.encodings[slot] == 0;
    return none ? null : Texts.bounded(row.texts[slot]);
  }

  /** Returns how to read a type that stands for a text; null if it stands for none. */
  private @Nullable Reader reader(long typeId) throws MalformedException {
    int known = readerNumbers.find(typeId);
    if (known >= 0) {
      return readers.get(known);
    }
    TypeDescription type = types.metadata().types().get(typeId);
    Reader reader = type == null ? null : new Reader(type, names(type));
    readerNumbers.add(typeId);
    readers.add(reader);
    return reader;
  }

  private List<String> names(TypeDescription type) {
    return switch (type.simpleName()) {
      case "Class" -> List.of("name");
      case "Method" -> List.of("type", "name");
      case "ThreadGroup" -> List.of("name");
      default -> type.fields().size() == 1 ? List.of(type.fields().get(0).name()) : List.of("");
    };
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Returns how many constants were needed and could not be read. */
  long damaged() {
    return damaged;
  }
}
