package dev.debrief.benchmarks.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Growing bytes in JFR's compressed form: integers of 7 bits a byte, at most nine bytes; strings
 * with their encoding before them.
 */
final class EventBytes {
  private static final int LONGEST_SHORT_EVENT = 127;
  private static final int LONG_SIZE_BYTES = 4;
  private static final int CHAR_STRING = 4;
  private static final int LATIN_1_STRING = 5;
  private static final int UTF_8_STRING = 3;
  private static final int POOLED_STRING = 2;
  private static final int EMPTY_STRING = 1;

  private byte[] bytes;
  private int size;

  EventBytes(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** Starts an event and returns where it starts, for {@link #end}. */
  int begin(long typeId) {
    int start = size;
    ensure(1);
    size++;
    integer(typeId);
    return start;
  }

  /**
   * Writes the size of the event that starts at the given place: in one byte, or in four, as the
   * JVM does.
   */
  void end(int start) {
    int length = size - start;
    if (length <= LONGEST_SHORT_EVENT) {
      bytes[start] = (byte) length;
    } else {
      endPadded(start, LONG_SIZE_BYTES);
    }
  }

  /** Writes an event's size in so many bytes. */
  void endPadded(int start, int sizeBytes) {
    int more = sizeBytes - 1;
    ensure(more);
    System.arraycopy(bytes, start + 1, bytes, start + 1 + more, size - start - 1);
    size += more;
    putPadded(start, size - start, sizeBytes);
  }

  /** Overwrites bytes with an integer in exactly so many bytes. */
  void putPadded(int offset, long value, int count) {
    long rest = value;
    for (int i = 0; i < count - 1; i++) {
      bytes[offset + i] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[offset + count - 1] = (byte) rest;
  }

  /** Writes a boolean or a byte. */
  void octet(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  /** Writes an integer; negative ones take nine bytes. */
  void integer(long value) {
    ensure(9);
    long rest = value;
    for (int i = 0; i < 8; i++) {
      if ((rest & ~0x7FL) == 0) {
        bytes[size++] = (byte) rest;
        return;
      }
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Writes an integer in exactly so many bytes. */
  void padded(long value, int count) {
    ensure(count);
    size += count;
    putPadded(size - count, value, count);
  }

  void real(float value) {
    int bits = Float.floatToRawIntBits(value);
    for (int shift = 24; shift >= 0; shift -= 8) {
      octet(bits >>> shift);
    }
  }

  /** Writes a string as the JVM's C++ code does. */
  void utf8(String text) {
    octet(UTF_8_STRING);
    counted(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a string as async-profiler does: an empty one in one byte. */
  void utf8OrEmpty(String text) {
    if (text.isEmpty()) {
      octet(EMPTY_STRING);
    } else {
      utf8(text);
    }
  }

  /** Writes a string as the JVM's Java code writes short ones. */
  void chars(String text) {
    if (text.isEmpty()) {
      octet(EMPTY_STRING);
      return;
    }
    octet(CHAR_STRING);
    integer(text.length());
    for (int i = 0; i < text.length(); i++) {
      integer(text.charAt(i));
    }
  }

  /** Writes a string as the pool of strings holds it. */
  void latin1(String text) {
    octet(LATIN_1_STRING);
    counted(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Writes a string that is in the pool of strings. */
  void pooled(long key) {
    octet(POOLED_STRING);
    integer(key);
  }

  void noString() {
    octet(0);
  }

  void raw(byte[] source, int length) {
    ensure(length);
    System.arraycopy(source, 0, bytes, size, length);
    size += length;
  }

  /** Makes room in the middle for something that could not be known before. */
  void append(EventBytes other) {
    raw(other.bytes, other.size);
  }

  private void counted(byte[] text) {
    integer(text.length);
    raw(text, text.length);
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
