package dev.debrief.timeline;

import java.util.Objects;

/**
 * A thread of the recording as outputs name it.
 *
 * @param id unique within the recording, positive and below 2^53: the Java thread id where there is
 *     one, else from a private range that begins at 10^12
 * @param name never empty
 * @param virtual whether it is a virtual thread, or a lane that several virtual threads share
 */
public record TimelineThread(long id, String name, boolean virtual) {
  /** First id of threads that have no Java id. */
  public static final long PRIVATE_RANGE = 1_000_000_000_000L;

  public TimelineThread {
    Objects.requireNonNull(name, "name");
  }
}
