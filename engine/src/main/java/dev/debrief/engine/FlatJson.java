package dev.debrief.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small files that users keep: {@code {"schema":1,"LIST":[{"KEY":"text"},…]}}. */
final class FlatJson {
  private static final int SCHEMA = 1;

  private final JsonParser json;
  private final String list;

  private FlatJson(JsonParser json, String list) {
    this.json = json;
    this.list = list;
  }

  /**
   * Returns the rows of the list in a file.
   *
   * @param what the file is, for messages
   * @throws UsageException if it cannot be read, or looks different
   */
  static List<Map<String, String>> read(Path file, String what, String list) throws UsageException {
    try (JsonParser json = new JsonFactory().createParser(Files.newInputStream(file))) {
      return new FlatJson(json, list).rows();
    } catch (NoSuchFileException e) {
      throw new UsageException("there is no " + what + " " + file);
    } catch (JsonProcessingException e) {
      String place = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
      throw new UsageException(
          "the %s %s is not what it should be: %s%s"
              .formatted(what, file, e.getOriginalMessage(), place));
    } catch (IOException e) {
      throw new UsageException("cannot read the " + what + " " + file + ": " + e);
    }
  }

  private List<Map<String, String>> rows() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    expect(json.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      JsonToken value = json.nextToken();
      if (key.equals("schema")) {
        expect(
            value == JsonToken.VALUE_NUMBER_INT && json.getIntValue() == SCHEMA,
            "schema must be " + SCHEMA);
      } else if (key.equals(list)) {
        expect(value == JsonToken.START_ARRAY, list + " must be a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
          rows.add(row());
        }
      } else {
        json.skipChildren();
      }
    }
    return rows;
  }

  private Map<String, String> row() throws IOException {
    expect(json.currentToken() == JsonToken.START_OBJECT, "each of " + list + " is an object");
    Map<String, String> row = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      expect(json.nextToken() == JsonToken.VALUE_STRING, key + " must be a text");
      row.put(key, json.getText());
    }
    return row;
  }

  private void expect(boolean condition, String message) throws IOException {
    if (!condition) {
      throw new JsonParseException(json, message);
    }
  }
}
