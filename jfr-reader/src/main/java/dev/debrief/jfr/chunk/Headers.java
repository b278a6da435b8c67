package dev.debrief.jfr.chunk;

import dev.debrief.jfr.ChunkHeader;
import java.nio.ByteBuffer;

/** Reads and recognises chunk headers. */
public final class Headers {
  /** Length of a header of formats 1.x and 2.x. */
  public static final int SIZE = 68;

  /** Length of a header of format 0.9. */
  public static final int SIZE_V0 = 16;

  private static final long MIN_START_NANOS = 0;

  private Headers() {}

  /** Returns whether the four bytes {@code FLR\0} stand at an index. */
  static boolean magicAt(byte[] data, int index) {
    return data[index] == 'F'
        && data[index + 1] == 'L'
        && data[index + 2] == 'R'
        && data[index + 3] == 0;
  }

  /** Reads a header of 1.x or 2.x layout, whatever version it claims. */
  static ChunkHeader read(byte[] data) {
    ByteBuffer in = ByteBuffer.wrap(data);
    in.position(4);
    int major = in.getShort();
    int minor = in.getShort();
    return new ChunkHeader(
        major,
        minor,
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getLong(),
        in.getInt());
  }

  /** Returns whether the version is one that a decoder knows. */
  public static boolean knownVersion(ChunkHeader header) {
    return header.major() == 1 || header.major() == 2;
  }

  /**
   * Returns whether a header found by searching can be one: stricter than for a header in its
   * place, because any bytes may contain the magic.
   */
  static boolean plausible(ChunkHeader header) {
    return knownVersion(header)
        && (header.sizeBytes() == 0 || header.sizeBytes() >= SIZE)
        && header.startNanos() > MIN_START_NANOS
        && header.ticksPerSecond() > 0
        && header.metadataOffset() >= 0
        && header.constantPoolOffset() >= 0;
  }

  /** Returns whether times can be computed from the header's clock. */
  public static boolean clockUsable(ChunkHeader header) {
    return header.startNanos() > MIN_START_NANOS
        && header.ticksPerSecond() > 0
        && header.startTicks() >= 0
        && header.startTicks() < Long.MAX_VALUE / 2;
  }
}
