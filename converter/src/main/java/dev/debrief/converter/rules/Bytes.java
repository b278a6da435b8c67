package dev.debrief.converter.rules;

import java.nio.charset.StandardCharsets;

/** A part of a byte array; nobody changes it. */
final class Bytes {
  private final byte[] array;
  private final int offset;
  private final int length;

  private Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  static Bytes of(byte[] array) {
    return new Bytes(array, 0, array.length);
  }

  byte[] array() {
    return array;
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }

  /** The byte at an index, or -1 beyond the end. */
  int at(int index) {
    return index >= 0 && index < length ? array[offset + index] & 0xff : -1;
  }

  /** The part from an index up to another. */
  Bytes part(int from, int to) {
    return new Bytes(array, offset + from, to - from);
  }

  /** The bytes as text. */
  String text() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }

  /** The index of a byte, or the length if it does not occur from there on. */
  int find(int wanted, int from) {
    int index = from;
    while (index < length && at(index) != wanted) {
      index++;
    }
    return Math.min(index, length);
  }

  /** Whether there is only white space from an index on. */
  boolean isBlankFrom(int from) {
    for (int index = from; index < length; index++) {
      if (" \t\r\n".indexOf(at(index)) < 0) {
        return false;
      }
    }
    return true;
  }
}
