package dev.debrief.converter;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Arrays for the text of chunks, used again and again: each is some megabytes, and new ones for
 * every file would keep the collector busy. Safe for use by several threads.
 */
final class Buffers {
  private static final int MOST_KEPT = 3;

  private final Deque<byte[]> free = new ArrayDeque<>();
  private int largest;

  /** How many arrays were made. */
  private long made;

  /**
   * Returns an array of at least so many bytes, with anything in it. The first ones are as large as
   * the largest before, so that they will do for nearly all texts to come.
   */
  synchronized byte[] take(int bytes) {
    largest = Math.max(largest, bytes);
    byte[] known = free.poll();
    if (known != null && known.length >= bytes) {
      return known;
    }
    made++;
    return new byte[made <= MOST_KEPT ? largest : bytes];
  }

  /** Takes back an array that nobody uses any more. */
  synchronized void give(byte[] buffer) {
    if (free.size() < MOST_KEPT) {
      free.add(buffer);
    }
  }
}
