package dev.debrief.jfr.streaming;

import dev.debrief.jfr.ChunkReferences;
import dev.debrief.jfr.StackTrace;
import dev.debrief.jfr.chunk.MalformedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the stacks of a large chunk on another thread, the last one first, while its events are
 * read, which is half the work of that. Both look into one array: a stack that both resolve is
 * equal. Ends at the first damage, so that only stacks of events count as damaged.
 */
final class StacksAhead implements Runnable {
  private final StackReader reader;
  private final Constants constants;
  private final @Nullable StackTrace[] resolved;
  private volatile boolean over;

  /**
   * @param pools those of the chunk
   */
  StacksAhead(ChunkTypes types, Pools pools, RecordingFrames frames) throws MalformedException {
    Pools own = pools.forAnotherThread();
    this.constants = new Constants(types, own);
    this.reader = new StackReader(types, own, constants, frames, new ChunkReferences());
    this.resolved = new StackTrace[reader.size()];
  }

  /** Returns the stacks by their place in the pool; null where none is resolved yet. */
  @Nullable StackTrace[] resolved() {
    return resolved;
  }

  /** Stops, and returns once nothing of the pools is looked at any more. */
  void end() {
    over = true;
    awaitRun();
  }

  /** Nothing but the wait for {@link #run}, which has the same monitor. */
  private synchronized void awaitRun() {}

  @Override
  public synchronized void run() {
    try {
      for (int place = resolved.length - 1; place >= 0 && !over; place--) {
        StackTrace stack = reader.resolve(place);
        if (reader.damaged() + reader.cut() + constants.damaged() > 0) {
          return;
        }
        resolved[place] = stack;
      }
    } catch (IOException e) {
      throw new IllegalStateException("pools are in memory", e);
    }
  }
}
