package dev.debrief.jfr.chunk;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads and passes over strings as {@link StringEncoding} says they are written. */
final class Strings {
  /** Longer strings are damage; they must not cost their memory. */
  private static final int LONGEST = 1 << 25;

  private Strings() {}

  /** Reads what follows the byte that says how a string is encoded. Null reads as empty. */
  static String read(ChunkInput in, int encoding) throws IOException {
    return switch (encoding) {
      case StringEncoding.NULL, StringEncoding.EMPTY -> "";
      case StringEncoding.UTF_8 -> readBytes(in, length(in), StandardCharsets.UTF_8);
      case StringEncoding.CHARS -> readChars(in);
      case StringEncoding.LATIN_1 -> readBytes(in, length(in), StandardCharsets.ISO_8859_1);
      default -> throw unknown(in, encoding);
    };
  }

  /** Passes over a string, in place or a reference to a constant. */
  static void skip(ChunkInput in) throws IOException {
    int encoding = in.readByte();
    switch (encoding) {
      case StringEncoding.NULL, StringEncoding.EMPTY -> {}
      case StringEncoding.CONSTANT -> in.readLong();
      case StringEncoding.UTF_8, StringEncoding.LATIN_1 -> in.skip(in.readInt());
      case StringEncoding.CHARS -> skipChars(in, in.readInt());
      default -> throw unknown(in, encoding);
    }
  }

  private static MalformedException unknown(ChunkInput in, int encoding) {
    return new MalformedException("string encoding " + encoding + " at byte " + in.position());
  }

  private static void skipChars(ChunkInput in, int count) throws IOException {
    in.requireRest(count);
    if (in.compressed()) {
      in.skipVarints(count);
    } else {
      in.skip(2L * count);
    }
  }

  private static int length(ChunkInput in) throws IOException {
    int count = in.readInt();
    if (count > LONGEST) {
      throw new MalformedException("a string of length " + count + " at byte " + in.position());
    }
    return count;
  }

  private static String readBytes(ChunkInput in, int count, Charset charset) throws IOException {
    in.require(count);
    int from = in.index();
    in.index(from + count);
    return new String(in.bytes(), from, count, charset);
  }

  private static String readChars(ChunkInput in) throws IOException {
    int count = length(in);
    in.requireRest(count);
    if (in.compressed() && isAscii(in, count)) {
      return readBytes(in, count, StandardCharsets.US_ASCII);
    }
    char[] text = new char[count];
    for (int i = 0; i < count; i++) {
      text[i] = (char) in.readShort();
    }
    return new String(text);
  }

  /** Returns whether the next bytes are in memory and a character each, as most texts are. */
  private static boolean isAscii(ChunkInput in, int count) {
    byte[] bytes = in.bytes();
    int end = in.index() + count;
    if (end > in.limit()) {
      return false;
    }
    for (int i = in.index(); i < end; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
