package dev.debrief.converter;

import java.util.Arrays;

/**
 * JSON text in an array that grows. Numbers go into it digit by digit, without objects between:
 * chunks are millions of small numbers. For one thread.
 */
final class JsonBytes {
  private static final int MICROS_PER_SECOND = 1_000_000;
  private static final int MICRO_DIGITS = 6;

  private byte[] bytes;
  private int size;

  /**
   * @param start where the text begins; what is before it is left to the caller
   * @param capacity length that the text is expected to have
   */
  JsonBytes(int start, int capacity) {
    this.bytes = new byte[start + Math.max(capacity, 16)];
    this.size = start;
  }

  /** Appends ASCII characters. */
  @SuppressWarnings("deprecation") // The only copy of ASCII that needs no array between.
  void text(String ascii) {
    reserve(ascii.length());
    ascii.getBytes(0, ascii.length(), bytes, size);
    size += ascii.length();
  }

  /** Appends bytes. */
  void raw(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  /** Appends one ASCII character. */
  void raw(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
  }

  /** Appends a number that is not negative. */
  void number(int number) {
    int length = digits(number);
    reserve(length);
    int rest = number;
    for (int i = size + length - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += length;
  }

  /** Appends a time as Sentry writes it: seconds with six decimals, of epoch microseconds. */
  void seconds(long micros) {
    number(Math.toIntExact(micros / MICROS_PER_SECOND));
    int rest = (int) (micros % MICROS_PER_SECOND);
    reserve(MICRO_DIGITS + 1);
    bytes[size] = '.';
    for (int i = size + MICRO_DIGITS; i > size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += MICRO_DIGITS + 1;
  }

  /** Returns how many digits a number has that is not negative. */
  static int digits(int number) {
    int digits = 1;
    for (long limit = 10; number >= limit; limit *= 10) {
      digits++;
    }
    return digits;
  }

  /** Returns the index after the last byte. */
  int end() {
    return size;
  }

  /** Returns the array itself, which may be longer than the text. */
  byte[] array() {
    return bytes;
  }

  /** Returns a copy of what is there. */
  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
