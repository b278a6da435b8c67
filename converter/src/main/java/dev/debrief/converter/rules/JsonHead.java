package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The top level of a JSON object at the start of some bytes.
 *
 * @param tokens kind of each value by name
 * @param texts scalar values as written, by name
 * @param repeated names that occur more than once
 * @param end index of the byte after the object
 */
record JsonHead(
    Map<String, JsonToken> tokens, Map<String, String> texts, Set<String> repeated, int end) {
  /** No header has that many names; further ones are not kept. */
  private static final int MAX_NAMES = 1000;

  /**
   * Reads the object that the bytes start with; what follows it is not looked at.
   *
   * @throws IOException if they do not start with a JSON object
   */
  static JsonHead read(Bytes bytes) throws IOException {
    JsonCursor json = new JsonCursor(bytes, "", new Findings(""));
    if (json.token() != JsonToken.START_OBJECT) {
      throw new IOException("expected a JSON object, found " + json.token());
    }
    Map<String, JsonToken> tokens = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    Set<String> repeated = new HashSet<>();
    json.entries(
        name -> {
          if (tokens.size() < MAX_NAMES) {
            if (tokens.put(name, json.token()) != null) {
              repeated.add(name);
            }
            if (json.token().isScalarValue()) {
              texts.put(name, json.raw());
            }
          }
          if (json.token().isScalarValue()) {
            json.skip();
          } else {
            json.skipLoosely();
          }
          return true;
        });
    return new JsonHead(tokens, texts, repeated, json.offset());
  }

  /** Whether there is a value other than null with this name. */
  boolean has(String name) {
    JsonToken token = tokens.get(name);
    return token != null && token != JsonToken.VALUE_NULL;
  }

  /** A value that is a string, or null. */
  @Nullable String text(String name) {
    return tokens.get(name) == JsonToken.VALUE_STRING ? texts.get(name) : null;
  }
}
