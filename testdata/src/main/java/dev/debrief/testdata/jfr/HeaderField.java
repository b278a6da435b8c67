package dev.debrief.testdata.jfr;

/**
 * One field of a chunk's 68-byte header: where it lies and how many bytes it has. All are unsigned
 * big-endian numbers, whatever the encoding of integers in the chunk.
 */
public enum HeaderField {
  MAJOR(4, 2),
  MINOR(6, 2),
  /** Bytes of the chunk with its header. */
  SIZE(8, 8),
  /** Offset of the first checkpoint of the chain that readers follow, from the chunk's start. */
  POOL_OFFSET(16, 8),
  /** Offset of the metadata event from the chunk's start. */
  METADATA_OFFSET(24, 8),
  /** Start in nanoseconds since the epoch. */
  START_NANOS(32, 8),
  DURATION_NANOS(40, 8),
  /** Start on the chunk's own clock. */
  START_TICKS(48, 8),
  TICKS_PER_SECOND(56, 8),
  /** 0 in a finished file, 255 while the JVM rewrites the header, else the number of the flush. */
  STATE(64, 1),
  /** Bit 0: integers are compressed; bit 1: last chunk of the recording. */
  FLAGS(67, 1);

  /** Bytes of a header. */
  public static final int HEADER_BYTES = 68;

  private final int offset;
  private final int bytes;

  HeaderField(int offset, int bytes) {
    this.offset = offset;
    this.bytes = bytes;
  }

  /** Returns the field's value in the chunk that starts at the given position. */
  public long read(byte[] recording, int chunkOffset) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = (value << 8) | (recording[chunkOffset + offset + i] & 0xFF);
    }
    return value;
  }

  /** Writes the field in place, in the chunk that starts at the given position. */
  public void write(byte[] recording, int chunkOffset, long value) {
    for (int i = 0; i < bytes; i++) {
      recording[chunkOffset + offset + i] = (byte) (value >>> (8 * (bytes - 1 - i)));
    }
  }
}
