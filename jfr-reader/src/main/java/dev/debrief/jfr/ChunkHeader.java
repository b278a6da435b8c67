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
 * @param features bit 0: integers are compressed
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

  /** Returns whether integers are LEB128-encoded, as every known producer of 1.x and 2.x does. */
  public boolean compressedIntegers() {
    return (features & 1) != 0;
  }
}
