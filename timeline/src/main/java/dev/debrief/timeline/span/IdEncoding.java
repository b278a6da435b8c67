package dev.debrief.timeline.span;

/** How a field writes an id. */
public enum IdEncoding {
  /** By the field's declared type, and for text by how it looks. */
  AUTO,
  /** Hexadecimal digits. */
  HEX,
  /** Decimal digits of an unsigned number. */
  DEC,
  /** A number of 64 bits. */
  LONG,
  /** Two numbers of 64 bits. */
  LONG_PAIR,
  /** Base 64 of the bytes. */
  BASE64,
  /** The header of that name, {@code 00-trace-span-flags}; each id takes its part. */
  TRACEPARENT,
  /** Anything; equal values are equal ids. The id in outputs is made from it. */
  OPAQUE
}
