package dev.debrief.jfr.chunk;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of the types that a chunk's metadata event declares. Only what framing needs is kept;
 * decoders read the rest.
 *
 * @param names type name by type id
 * @param events ids of the types that are events, with their names
 */
public record Metadata(Map<Long, String> names, Map<Long, String> events) {
  private static final int MAX_DEPTH = 16;

  public Metadata {
    names = Map.copyOf(names);
    events = Map.copyOf(events);
  }

  /** Reads the metadata event at an offset; empty if it is damaged. */
  static Optional<Metadata> parse(byte[] data, int offset, int limit, boolean compressed) {
    try {
      return Optional.of(new Parser(new Cursor(data, offset, limit, compressed)).parse());
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private static final class Parser {
    private final Cursor in;
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, String> events = new HashMap<>();
    private String[] strings = {};

    Parser(Cursor in) {
      this.in = in;
    }

    Metadata parse() throws MalformedException {
      in.readInt(); // size
      in.readLong(); // type
      in.readLong(); // start
      in.readLong(); // duration
      in.readLong(); // metadata id
      strings = readStrings();
      readElement(0);
      return new Metadata(names, events);
    }

    private String[] readStrings() throws MalformedException {
      int count = in.readInt();
      if (count < 0 || count > 10_000_000) {
        throw new MalformedException(count + " metadata strings");
      }
      String[] result = new String[Math.min(count, 1 << 16)];
      for (int i = 0; i < count; i++) {
        if (i == result.length) {
          result = java.util.Arrays.copyOf(result, Math.min(count, result.length * 2));
        }
        result[i] = in.readString();
      }
      return result;
    }

    private void readElement(int depth) throws MalformedException {
      if (depth > MAX_DEPTH) {
        throw new MalformedException("metadata nested deeper than " + MAX_DEPTH);
      }
      String element = string(in.readInt());
      Map<String, String> attributes = new HashMap<>();
      int attributeCount = in.readInt();
      for (int i = 0; i < attributeCount; i++) {
        String key = string(in.readInt());
        attributes.put(key, string(in.readInt()));
      }
      if (element.equals("class")) {
        declare(attributes);
      }
      int children = in.readInt();
      for (int i = 0; i < children; i++) {
        readElement(depth + 1);
      }
    }

    private void declare(Map<String, String> attributes) throws MalformedException {
      try {
        long id = Long.parseLong(attributes.getOrDefault("id", ""));
        String name = attributes.getOrDefault("name", "");
        names.put(id, name);
        if ("jdk.jfr.Event".equals(attributes.get("superType"))) {
          events.put(id, name);
        }
      } catch (NumberFormatException e) {
        throw new MalformedException("type without an id");
      }
    }

    private String string(int index) throws MalformedException {
      if (index < 0 || index >= strings.length) {
        throw new MalformedException("metadata string " + index + " of " + strings.length);
      }
      return strings[index];
    }
  }
}
