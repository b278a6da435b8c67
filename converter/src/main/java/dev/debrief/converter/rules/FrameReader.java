package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads frames; equal ones, and equal texts in them, are kept once. */
final class FrameReader {
  private static final long MAX_U32 = 0xffff_ffffL;
  private static final Map<String, String> ALIASES =
      Map.of("name", "function", "file", "filename", "line", "lineno", "column", "colno");

  private final JsonCursor json;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<ProfileFrame, ProfileFrame> frames = new HashMap<>();
  private @Nullable String module;
  private @Nullable String function;
  private @Nullable String filename;
  private @Nullable String address;
  private @Nullable String platform;
  private @Nullable Boolean inApp;
  private long line;

  FrameReader(JsonCursor json) {
    this.json = json;
  }

  /** Reads one frame. */
  ProfileFrame read() throws IOException {
    module = null;
    function = null;
    filename = null;
    address = null;
    platform = null;
    inApp = null;
    line = -1;
    json.object(ALIASES, this::field);
    ProfileFrame frame =
        new ProfileFrame(module, function, filename, line, address, platform, inApp);
    ProfileFrame known = frames.putIfAbsent(frame, frame);
    return known == null ? frame : known;
  }

  private boolean field(String name) throws IOException {
    switch (name) {
      case "module" -> module = text();
      case "function" -> function = text();
      case "filename" -> filename = text();
      case "platform" -> platform = text();
      case "abs_path" -> text();
      case "in_app" -> inApp = json.bool();
      case "lineno" -> line = number();
      case "colno" -> number();
      case "instruction_addr" -> address();
      default -> {
        noteUnknown(json, name);
        return false;
      }
    }
    return true;
  }

  private @Nullable String text() throws IOException {
    String text = json.text();
    if (text == null) {
      return null;
    }
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private long number() throws IOException {
    return json.unsigned(MAX_U32, Check.NEGATIVE_LINE_OR_PRIORITY);
  }

  private void address() throws IOException {
    address = json.token().isScalarValue() ? json.raw() : null;
    json.skip();
  }

  /**
   * Notes a key that the format does not have, if it says something. {@code package} is let pass:
   * newer Relays keep it.
   */
  static void noteUnknown(JsonCursor json, String name) {
    JsonToken token = json.token();
    boolean saysNothing = token == JsonToken.VALUE_NULL || token == JsonToken.VALUE_FALSE;
    if (!saysNothing && !name.equals("package")) {
      json.note(Check.UNKNOWN_KEYS, "the format has no key " + JsonCursor.shorten(name));
    }
  }
}
