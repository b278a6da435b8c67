package dev.debrief.jfr.chunk;

import java.nio.charset.StandardCharsets;

/**
 * Reads the primitive values of chunk formats 1.x and 2.x out of a byte array, checking every
 * bound. Integers are LEB128 with the ninth byte whole, or big endian where the chunk says so (JDK:
 * {@code jdk.jfr.internal.consumer.RecordingInput}).
 */
final class Cursor {
  private final byte[] data;
  private final int limit;
  private final boolean compressed;
  private int position;

  Cursor(byte[] data, int position, int limit, boolean compressed) {
    this.data = data;
    this.position = position;
    this.limit = limit;
    this.compressed = compressed;
  }

  int position() {
    return position;
  }

  byte readByte() throws MalformedException {
    require(1);
    return data[position++];
  }

  int readInt() throws MalformedException {
    return compressed ? (int) readVarint() : (int) readFixed(4);
  }

  long readLong() throws MalformedException {
    return compressed ? readVarint() : readFixed(8);
  }

  private long readVarint() throws MalformedException {
    long value = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      byte b = readByte();
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    return value | (readByte() & 0xFFL) << 56;
  }

  private long readFixed(int bytes) throws MalformedException {
    require(bytes);
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | (data[position++] & 0xFF);
    }
    return value;
  }

  /** Reads a string that stands in place: no constant-pool reference. Null reads as empty. */
  String readString() throws MalformedException {
    int at = position;
    int encoding = readByte();
    return switch (encoding) {
      case 0, 1 -> "";
      case 3 -> readBytes(StandardCharsets.UTF_8);
      case 4 -> readChars();
      case 5 -> readBytes(StandardCharsets.ISO_8859_1);
      default -> throw new MalformedException("string encoding " + encoding + " at byte " + at);
    };
  }

  private String readBytes(java.nio.charset.Charset charset) throws MalformedException {
    int length = readInt();
    require(length);
    position += length;
    return new String(data, position - length, length, charset);
  }

  private String readChars() throws MalformedException {
    int length = readInt();
    require(length);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) (compressed ? readVarint() : readFixed(2)));
    }
    return text.toString();
  }

  private void require(int bytes) throws MalformedException {
    if (bytes < 0 || bytes > limit - position) {
      throw new MalformedException(bytes + " bytes wanted at byte " + position + " of " + limit);
    }
  }
}
