package dev.debrief.timeline.span.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The file of labels that Pyroscope's agent sends beside a recording. It is a protocol buffer with
 * two maps: of contexts by their numbers, which are left out here because labels may be anybody's,
 * and of the texts that samples name by number, such as names of spans.
 */
final class PyroscopeLabels {
  private static final long LARGEST_BYTES = 64L << 20;
  private static final int STRINGS = 2;
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;

  private final Path file;
  private final byte[] bytes;
  private int at;

  private PyroscopeLabels(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * Returns the texts by their numbers.
   *
   * @throws IOException if the file cannot be read or is no such file
   */
  static Map<Long, String> texts(Path file) throws IOException {
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IOException(file + ": too large for a file of labels of Pyroscope");
    }
    return new PyroscopeLabels(file, Files.readAllBytes(file)).texts();
  }

  private Map<Long, String> texts() throws IOException {
    Map<Long, String> texts = new HashMap<>();
    while (at < bytes.length) {
      long tag = varint();
      if (tag == (STRINGS << 3 | LENGTH_DELIMITED)) {
        entry(end(), texts);
      } else {
        skip(tag);
      }
    }
    return texts;
  }

  private void entry(int end, Map<Long, String> texts) throws IOException {
    long key = 0;
    String text = "";
    while (at < end) {
      long tag = varint();
      if (tag == (KEY << 3 | VARINT)) {
        key = varint();
      } else if (tag == (VALUE << 3 | LENGTH_DELIMITED)) {
        int textEnd = end();
        text = new String(bytes, at, textEnd - at, StandardCharsets.UTF_8);
        at = textEnd;
      } else {
        skip(tag);
      }
    }
    if (at != end) {
      throw wrong();
    }
    texts.put(key, text);
  }

  /** Returns where what begins here ends. */
  private int end() throws IOException {
    long length = varint();
    if (length < 0 || length > bytes.length - at) {
      throw wrong();
    }
    return at + (int) length;
  }

  private void skip(long tag) throws IOException {
    switch ((int) (tag & 7)) {
      case VARINT -> varint();
      case LENGTH_DELIMITED -> at = end();
      default -> throw wrong();
    }
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (at >= bytes.length) {
        throw wrong();
      }
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw wrong();
  }

  private IOException wrong() {
    return new IOException(
        "%s: byte %d: not a file of labels as Pyroscope's agent writes it: leave it out"
            .formatted(file, at));
  }
}
