package dev.debrief.testdata.jfr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Bytes in JFR's two integer encodings: compressed (LEB128 with at most nine bytes, the ninth of
 * eight bits) or plain big-endian.
 */
final class ByteWriter {
  private static final int LONGEST_INTEGER = 9;
  private static final int JVM_SIZE_BYTES = 4;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Integers integers;

  ByteWriter(Integers integers) {
    this.integers = integers;
  }

  /** Returns an empty writer with the same encoding. */
  ByteWriter sibling() {
    return new ByteWriter(integers);
  }

  int size() {
    return bytes.size();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  void writeByte(int value) {
    bytes.write(value);
  }

  void writeBytes(byte[] value) {
    bytes.writeBytes(value);
  }

  void writeShort(int value) {
    writeInteger(value & 0xFFFFL, Short.BYTES);
  }

  void writeInt(int value) {
    writeInteger(value & 0xFFFFFFFFL, Integer.BYTES);
  }

  void writeLong(long value) {
    writeInteger(value, Long.BYTES);
  }

  void writeFloat(float value) {
    writePlain(Float.floatToRawIntBits(value), Float.BYTES);
  }

  void writeDouble(double value) {
    writePlain(Double.doubleToRawLongBits(value), Double.BYTES);
  }

  /** Writes a whole event: its size, which counts itself, its type and its content. */
  void writeEvent(long typeId, byte[] content) {
    ByteWriter body = sibling();
    body.writeLong(typeId);
    body.writeBytes(content);
    int sizeBytes = sizeBytes(body.size());
    if (integers == Integers.PLAIN) {
      writePlain(body.size() + sizeBytes, sizeBytes);
    } else {
      writeVarint(body.size() + sizeBytes, sizeBytes);
    }
    writeBytes(body.toBytes());
  }

  /** Returns how many bytes the size field of an event with such a body has. */
  private int sizeBytes(int bodyBytes) {
    return switch (integers) {
      case PLAIN -> Integer.BYTES;
      case PADDED -> JVM_SIZE_BYTES;
      case COMPRESSED -> {
        int length = 1;
        while (varintBytes(bodyBytes + length) > length) {
          length++;
        }
        yield length;
      }
    };
  }

  /** Writes a number so that it can be replaced by any other: always in the longest form. */
  void writeReplaceable(long value) {
    writeBytes(replaceable(value));
  }

  /** Returns the bytes that {@link #writeReplaceable} writes. */
  byte[] replaceable(long value) {
    ByteWriter longest = sibling();
    if (integers == Integers.PLAIN) {
      longest.writePlain(value, Long.BYTES);
    } else {
      longest.writeVarint(value, LONGEST_INTEGER);
    }
    return longest.toBytes();
  }

  private void writeInteger(long value, int plainBytes) {
    switch (integers) {
      case PLAIN -> writePlain(value, plainBytes);
      case COMPRESSED -> writeVarint(value, varintBytes(value));
      case PADDED -> writeVarint(value, Math.min(LONGEST_INTEGER, varintBytes(value) + 1));
    }
  }

  private void writePlain(long value, int count) {
    bytes.write(ByteBuffer.allocate(Long.BYTES).putLong(value).array(), Long.BYTES - count, count);
  }

  private void writeVarint(long value, int count) {
    long rest = value;
    for (int i = 1; i < count; i++) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  private static int varintBytes(long value) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
    return Math.min(LONGEST_INTEGER, (bits + 6) / 7);
  }
}
