package dev.debrief.testdata.jfr;

/** How a chunk writes its integers. */
public enum Integers {
  /** LEB128 in as few bytes as possible, as async-profiler and Java code in the JDK write them. */
  COMPRESSED,
  /**
   * LEB128 with useless continuation bytes: sizes of events always in four bytes, as the JVM writes
   * them, every other integer in one byte more than it needs.
   */
  PADDED,
  /**
   * Big-endian in full width; the header's flag says so. JMC reads it, the JDK's reader does not.
   */
  PLAIN
}
