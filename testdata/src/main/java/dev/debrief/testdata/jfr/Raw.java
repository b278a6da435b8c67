package dev.debrief.testdata.jfr;

/** A field's value given as it shall stand in the file, past the builder's conveniences. */
public sealed interface Raw {

  /**
   * A key of a constant pool, whether or not the pool has such an entry.
   *
   * @param id 0 means none
   */
  record PoolId(long id) implements Raw {}

  /**
   * A time or a length of time in the chunk's ticks.
   *
   * @param ticks any number
   */
  record Ticks(long ticks) implements Raw {}

  /**
   * The number by which the chunk's metadata knows an event type.
   *
   * @param eventType such as {@code jdk.ThreadPark}; it is declared if no event does
   */
  record TypeId(String eventType) implements Raw {}

  /**
   * A string in a given encoding.
   *
   * @param value for {@link Encoding#LATIN_1} without characters above U+00FF
   * @param encoding how it is written; an ordinary {@code String} is written as UTF-8
   */
  record Text(String value, Encoding encoding) implements Raw {}

  /** How JFR can write a string that is neither null nor empty. */
  enum Encoding {
    /** A key into the constant pool of {@code java.lang.String}. */
    POOL,
    UTF_8,
    /** UTF-16 code units, each an integer of its own. */
    CHARS,
    LATIN_1
  }
}
