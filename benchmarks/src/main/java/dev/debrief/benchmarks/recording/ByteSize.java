package dev.debrief.benchmarks.recording;

import java.util.Locale;

/** Sizes as people write them: {@code 400k}, {@code 100m}, {@code 2g}. */
final class ByteSize {
  private ByteSize() {}

  /**
   * Returns the number of bytes.
   *
   * @throws IllegalArgumentException if the text is no size
   */
  static long parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int unit = "kmg".indexOf(lower.charAt(lower.length() - 1));
    String digits = unit < 0 ? lower : lower.substring(0, lower.length() - 1);
    return Math.multiplyExact(Long.parseLong(digits), 1L << (10 * (unit + 1)));
  }
}
