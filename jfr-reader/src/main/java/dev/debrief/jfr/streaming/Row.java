package dev.debrief.jfr.streaming;

import dev.debrief.jfr.chunk.StringEncoding;

/** The wanted fields of one event or constant while it is looked at; used again for the next. */
final class Row {
  /** For programs that want nothing. */
  static final Row NONE = new Row(0);

  /** Numbers, keys of constants, and the bits of floating-point numbers. */
  final long[] values;

  /** Strings that stand in place. */
  final String[] texts;

  /** How the string was written. */
  final int[] encodings;

  Row(int slots) {
    values = new long[slots];
    texts = new String[slots];
    encodings = new int[slots];
    java.util.Arrays.fill(texts, "");
  }

  /** Returns whether the string of a slot stands elsewhere, under the key that is its value. */
  boolean isConstant(int slot) {
    return encodings[slot] == StringEncoding.CONSTANT;
  }
}
