package dev.debrief.converter.rules;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Tells files that are no JSON from those that are. */
final class ForeignFormats {
  private ForeignFormats() {}

  /** Says what a file is that cannot be JSON by its first bytes; empty if it may be JSON. */
  static String recognise(Bytes file) {
    if (file.length() == 0) {
      return "the file is empty";
    }
    if (startsWith(file, 0x1f, 0x8b)) {
      return "the file is compressed with gzip; unpack it first";
    }
    if (startsWith(file, 'P', 'K', 3, 4)) {
      return "the file is a zip archive; unpack it first";
    }
    if (startsWith(file, 'F', 'L', 'R', 0)) {
      return "the file is a flight recording; convert it first";
    }
    if (startsWith(file, 0xef, 0xbb, 0xbf)) {
      return "the file starts with a byte order mark";
    }
    if (file.at(0) == 0 || file.at(1) == 0) {
      return "the file is binary, or text in UTF-16";
    }
    return "";
  }

  private static boolean startsWith(Bytes file, int... start) {
    for (int index = 0; index < start.length; index++) {
      if (file.at(index) != start[index]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a file that does not start with an object is one JSON value all the same. */
  static boolean isJson(Bytes file) {
    try {
      JsonCursor json = new JsonCursor(file, "", new Findings(""));
      if (json.token() == JsonToken.START_OBJECT) {
        return false;
      }
      json.skip();
      return file.isBlankFrom(json.offset());
    } catch (IOException e) {
      return false;
    }
  }
}
