package dev.debrief.converter;

import java.util.Arrays;

/**
 * New numbers for those of a large table that are used: the one that is used most is 0, so that it
 * has the fewest digits. Use: count, {@link #rank} once, then ask.
 */
final class Ranking {
  private static final long MAX_COUNT = Integer.MAX_VALUE;

  private final int[] counts;
  private final int[] rankOf;
  private int[] used = new int[64];
  private int size;

  /**
   * @param numbers how many numbers the table has
   */
  Ranking(int numbers) {
    this.counts = new int[numbers];
    this.rankOf = new int[numbers];
  }

  /** Notes a use of a number. */
  void count(int number) {
    if (counts[number]++ == 0) {
      if (size == used.length) {
        used = Arrays.copyOf(used, 2 * size);
      }
      used[size++] = number;
    }
  }

  /** Ends the counting. Numbers that are used equally often are ranked by their first use. */
  void rank() {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (MAX_COUNT - counts[used[i]]) << 32 | i;
    }
    Arrays.sort(keys);
    int[] ranked = new int[size];
    for (int rank = 0; rank < size; rank++) {
      ranked[rank] = used[(int) keys[rank]];
      rankOf[ranked[rank]] = rank;
    }
    used = ranked;
  }

  /** Returns how many numbers are used. */
  int size() {
    return size;
  }

  /** Returns the new number of an old one that is used. */
  int rankOf(int number) {
    return rankOf[number];
  }

  /** Returns the old number of a new one. */
  int number(int rank) {
    return used[rank];
  }

  /** Returns how often a new number is used. */
  int uses(int rank) {
    return counts[used[rank]];
  }
}
