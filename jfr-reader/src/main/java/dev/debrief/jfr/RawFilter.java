package dev.debrief.jfr;

/**
 * Says, event by event, which events of one type in one chunk shall be handed out as raw ones. For
 * the thread that reads the chunk.
 */
@FunctionalInterface
public interface RawFilter {
  /** All of them. */
  RawFilter ALL = () -> true;

  /** None of them. */
  RawFilter NONE = () -> false;

  /** Returns whether the next event is wanted; asked once per event, so that it may count. */
  boolean wantsNext();
}
