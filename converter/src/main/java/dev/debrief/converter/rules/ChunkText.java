package dev.debrief.converter.rules;

import java.util.Arrays;

/** The content of a chunk's file, as a part of an array that nobody changes any more. */
public final class ChunkText {
  private final byte[] array;
  private final int from;
  private final int to;
  private final boolean envelope;

  /**
   * @param array not copied
   * @param from index of the first byte
   * @param to index after the last byte
   * @param envelope whether it is an envelope, as opposed to the bare payload
   */
  public ChunkText(byte[] array, int from, int to, boolean envelope) {
    this.array = array;
    this.from = from;
    this.to = to;
    this.envelope = envelope;
  }

  /** Returns the array itself; not to be changed. */
  public byte[] array() {
    return array;
  }

  /** Returns the index of the first byte in the array. */
  public int from() {
    return from;
  }

  /** Returns how many bytes there are. */
  public int length() {
    return to - from;
  }

  /** Returns a copy of the bytes. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, from, to);
  }

  boolean isEnvelope() {
    return envelope;
  }

  Bytes bytes() {
    return Bytes.of(array).part(from, to);
  }
}
