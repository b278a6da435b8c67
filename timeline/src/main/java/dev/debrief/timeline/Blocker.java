package dev.debrief.timeline;

import java.util.Objects;
import java.util.Optional;

/**
 * What the event of a wait says of its cause, besides the stack.
 *
 * @param subject class of the monitor or parker, {@code ""} if the event has none
 * @param other who notified, or who owned the monitor before; empty if the event names nobody
 * @param address identity of the monitor or parker, of socket reads the bytes; 0 if unknown
 */
public record Blocker(String subject, Optional<TimelineThread> other, long address) {
  /** Nothing is known. */
  public static final Blocker UNKNOWN = new Blocker("", Optional.empty(), 0);

  public Blocker {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(other, "other");
  }
}
