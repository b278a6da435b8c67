package dev.debrief.converter;

import java.util.Arrays;

/**
 * JSON text in an array that grows. Numbers go into it digit by digit, without objects between:
 * chunks are millions of small numbers. For one thread.
 */
final class JsonBytes {
  private static final int MICROS_PER_SECOND = 1_000_000;
  private static final int MICRO_DIGITS = 6;

  /** The two digits of each number below 100, because a division costs more than a look. */
  private static final byte[] PAIRS = pairs();

  private byte[] bytes;
  private int size;

  /**
   * @param buffer an array to begin with, which is used up
   * @param start where the text begins; what is before it is left to the caller
   */
  JsonBytes(byte[] buffer, int start) {
    this.bytes = buffer;
    this.size = start;
  }

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
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
    raw(more, 0);
  }

  /** Appends bytes from an index on. */
  void raw(byte[] more, int from) {
    int length = more.length - from;
    reserve(length);
    System.arraycopy(more, from, bytes, size, length);
    size += length;
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
    int at = size + length;
    while (rest >= 100) {
      int hundreds = hundreds(rest);
      at -= 2;
      pair(at, rest - 100 * hundreds);
      rest = hundreds;
    }
    if (rest >= 10) {
      pair(size, rest);
    } else {
      bytes[size] = (byte) ('0' + rest);
    }
    size += length;
  }

  /** Appends a time as Sentry writes it: seconds with six decimals, of epoch microseconds. */
  void seconds(long micros) {
    int seconds = Math.toIntExact(micros / MICROS_PER_SECOND);
    number(seconds);
    reserve(MICRO_DIGITS + 1);
    bytes[size] = '.';
    micros(size + 1, (int) (micros - (long) seconds * MICROS_PER_SECOND));
    size += MICRO_DIGITS + 1;
  }

  /** Writes six digits over what is there. */
  void micros(int at, int micros) {
    int hundreds = hundreds(micros);
    int tenThousands = hundreds(hundreds);
    pair(at, tenThousands);
    pair(at + 2, hundreds - 100 * tenThousands);
    pair(at + 4, micros - 100 * hundreds);
  }

  private void pair(int at, int number) {
    bytes[at] = PAIRS[2 * number];
    bytes[at + 1] = PAIRS[2 * number + 1];
  }

  /** Divides by 100, for any int that is not negative: C1 would call a division. */
  private static int hundreds(int number) {
    return (int) ((number * 1_374_389_535L) >>> 37);
  }

  /** Returns how many digits a number has that is not negative. */
  static int digits(int number) {
    if (number < 1_000) {
      return number < 10 ? 1 : number < 100 ? 2 : 3;
    }
    int digits = 4;
    for (long limit = 10_000; number >= limit; limit *= 10) {
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
