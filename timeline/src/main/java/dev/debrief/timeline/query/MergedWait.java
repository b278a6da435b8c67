package dev.debrief.timeline.query;

import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;

/**
 * Waits of one thread for others that follow each other at once, such as those of {@code invokeAll}
 * for one future after the other: to whoever waits they are one.
 *
 * @param first the first of them
 * @param last the last of them
 * @param longest the longest of them
 * @param count how many they are
 * @param futures how many of them are for futures
 * @param waitingNanos their sum, without what lies between them
 */
public record MergedWait(
    Wait first, Wait last, Wait longest, int count, int futures, long waitingNanos) {
  /** Waits with less than this between them are one. */
  public static final long GAP_NANOS = 20_000_000L;

  /** A last wait shorter than this part of all ends them, but they were for somebody else. */
  private static final double LEAST_LAST_SHARE = 0.2;

  /** Returns what a single wait is. */
  static MergedWait of(Wait wait) {
    return new MergedWait(wait, wait, wait, 1, future(wait), wait.nanos());
  }

  /** Returns this and the next wait. */
  MergedWait and(Wait next) {
    Wait longer = next.nanos() > longest.nanos() ? next : longest;
    return new MergedWait(
        first, next, longer, count + 1, futures + future(next), waitingNanos + next.nanos());
  }

  private static int future(Wait wait) {
    return wait.kind() == WaitKind.FUTURE ? 1 : 0;
  }

  /** Returns who waits. */
  public TimelineThread thread() {
    return first.thread();
  }

  /** Returns the start, in epoch nanoseconds. */
  public long startNanos() {
    return first.startNanos();
  }

  /** Returns the end, in epoch nanoseconds. */
  public long endNanos() {
    return last.endNanos();
  }

  /** Returns how long it lasts. */
  public long nanos() {
    return endNanos() - startNanos();
  }

  /**
   * Returns the one that stands for all: the last, which decides how long they take, or the longest
   * if the last is hardly one.
   */
  public Wait deciding() {
    return last.nanos() >= LEAST_LAST_SHARE * nanos() ? last : longest;
  }

  /** Returns them as one wait, of the kind and for the reason of the {@link #deciding} one. */
  public Wait asOne() {
    Wait one = deciding();
    return new Wait(
        one.thread(), one.kind(), startNanos(), endNanos(), one.stackTrace(), one.blocker());
  }
}
