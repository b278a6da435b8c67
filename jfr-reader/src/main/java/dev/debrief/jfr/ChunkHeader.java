package dev.debrief.jfr;

/**
 * The header of a chunk, as it stands in the file (JDK: {@code
 * jdk.jfr.internal.consumer.ChunkHeader}; format 0.9 has only magic, version and the offset of its
 * metadata).
 *
 * @param major format version: 0 (JRockit, JDK 7 and 8), 1 (JDK 9 and 10), 2 (JDK 11 on)
 * @param sizeBytes size of the chunk, 0 while it is being written
 * @param constantPoolOffset offset of the last checkpoint event from the chunk's start
 * @param metadataOffset offset of the metadata event from the chunk's start
 * @param startNanos start, in nanoseconds since the epoch
 * @param durationNanos length in nanoseconds
 * @param startTicks the chunk's clock at its start
 * @param ticksPerSecond speed of the chunk's clock
 * @param features bit 0: integers are compressed; the highest byte is not 0 while a JDK writes
 */
public record ChunkHeader(
    int major,
    int minor,
    long sizeBytes,
    long constantPoolOffset,
    long metadataOffset,
    long startNanos,
    long durationNanos,
    long startTicks,
    long ticksPerSecond,
    int features) {

  /**
   * Returns whether the chunk has format 0.9 (JRockit, JDK 7 and 8, async-profiler 1.x), which has
   * nothing in common with later ones but the magic.
   */
  public boolean legacy() {
    return major == 0 && minor == 9;
  }

  /** Returns whether the recorder marked the chunk as still being written. */
  public boolean unfinished() {
    return major == 2 && features >>> 24 != 0;
  }

  /** Returns whether integers are LEB128-encoded, as every known producer of 1.x and 2.x does. */
  public boolean compressedIntegers() {
    return (features & 1) != 0;
  }
}
