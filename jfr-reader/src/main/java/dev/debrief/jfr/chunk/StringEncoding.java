package dev.debrief.jfr.chunk;

/**
 * The byte before a string that says how it is written (JDK: {@code
 * jdk.jfr.internal.consumer.StringParser}).
 */
public final class StringEncoding {
  /** There is no string. */
  public static final int NULL = 0;

  /** The empty string. */
  public static final int EMPTY = 1;

  /** The key of a constant follows. */
  public static final int CONSTANT = 2;

  /** The number of bytes and the bytes follow. */
  public static final int UTF_8 = 3;

  /** The number of UTF-16 units and each of them as an integer follow. */
  public static final int CHARS = 4;

  /** The number of bytes and the bytes follow. */
  public static final int LATIN_1 = 5;

  private StringEncoding() {}
}
