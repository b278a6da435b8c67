package dev.debrief.jfr.chunk;

import java.io.IOException;

/**
 * Chunks of format 0.9 (JRockit, JDK 7 and 8, async-profiler 1.x): the header is magic, version and
 * the offset of the metadata event, which is the last event of the chunk.
 */
final class V0 {
  /** Major 0, minor 9. */
  private static final long VERSION = 9;

  private V0() {}

  /** Returns the size of a 0.9 chunk, or -1 if there is none that fits. */
  static long at(SourceWindow file, long position) throws IOException {
    if (!file.magicAt(position) || file.number(position + 4, 4) != VERSION) {
      return -1;
    }
    long metadata = file.number(position + 8, 8);
    if (metadata < Headers.SIZE_V0 || metadata >= file.sizeBytes() - position) {
      return -1;
    }
    long length = file.number(position + metadata, 4);
    long size = metadata + length;
    return length > 0 && size <= file.sizeBytes() - position ? size : -1;
  }
}
