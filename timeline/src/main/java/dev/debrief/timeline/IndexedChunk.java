package dev.debrief.timeline;

import dev.debrief.jfr.Chunk;

/**
 * A chunk and what the first pass found of it.
 *
 * @param startNanos start of the chunk, {@link #UNKNOWN} if its header has none (format 0.9)
 * @param earliestNanos the first time that any of its events needs when the chunk is read; may lie
 *     a little before its start, {@link Long#MAX_VALUE} if there is none
 * @param producer who wrote it, {@code ""} if unknown
 */
record IndexedChunk(Chunk chunk, long startNanos, long earliestNanos, String producer) {
  /** The start of a chunk that does not say it: nothing lies before. */
  static final long UNKNOWN = Long.MIN_VALUE;

  static long startOf(Chunk chunk) {
    return PlausibleTimes.hasStart(chunk.header()) ? chunk.header().startNanos() : UNKNOWN;
  }

  /** Returns what chunks are read in the order of. */
  long orderNanos() {
    return startNanos == UNKNOWN ? earliestNanos : startNanos;
  }
}
