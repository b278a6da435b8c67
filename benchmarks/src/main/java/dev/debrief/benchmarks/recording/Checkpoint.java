package dev.debrief.benchmarks.recording;

import java.io.IOException;

/** The chain of a chunk's checkpoint events: each says how far back the one before it stands. */
final class Checkpoint {
  private static final long TYPE_ID = 1;
  private static final int LONGEST_INTEGER = 9;

  private final RecordingOutput output;
  private long last;

  Checkpoint(RecordingOutput output) {
    this.output = output;
  }

  /** Begins the chain of a new chunk. */
  void beginChunk() {
    last = 0;
  }

  /** Returns where the chunk's last checkpoint begins. */
  long last() {
    return last;
  }

  /**
   * Writes a checkpoint.
   *
   * @param sizeBytes how many bytes the producer takes for the event's size
   * @param pools the encoded pools
   */
  void write(long ticks, int kind, int poolCount, EventBytes pools, int sizeBytes)
      throws IOException {
    EventBytes event = new EventBytes(pools.size() + 64);
    int start = event.begin(TYPE_ID);
    event.integer(ticks);
    event.integer(0);
    long here = output.chunkBytes();
    event.padded(last == 0 ? 0 : last - here, LONGEST_INTEGER);
    event.octet(kind);
    event.integer(poolCount);
    event.append(pools);
    event.endPadded(start, sizeBytes);
    output.drain(event);
    last = here;
  }
}
