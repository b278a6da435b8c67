package dev.debrief.converter;

/** Numbers in names of files. */
final class FileNumbers {
  private static final int DIGITS = 6;

  private FileNumbers() {}

  /** Returns a number with leading zeros, so that names sort like numbers. */
  static String text(int number) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }
}
