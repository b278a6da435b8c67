package dev.debrief.jfr.jmc;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the events that JMC hands out over several attempts at one chunk, so that a new attempt
 * begins to matter where the last one failed.
 */
final class Delivery {
  private final Map<String, Long> counts = new HashMap<>();
  private long delivered;
  private long seen;
  private long covered;

  /** Begins another attempt. */
  void restart() {
    seen = 0;
  }

  /** Notes that an event of the running attempt has come; returns whether it is a new one. */
  boolean next() {
    return seen++ >= delivered;
  }

  /** Notes that a new event was handed out. */
  void delivered(String type) {
    delivered++;
    counts.merge(type, 1L, Long::sum);
  }

  /** Returns how many events of the stream are done with: handed out, or covered as damage. */
  long position() {
    return delivered + covered;
  }

  /** Notes that the next event of the stream will not be handed out. */
  void cover() {
    covered++;
  }

  Map<String, Long> counts() {
    return counts;
  }
}
