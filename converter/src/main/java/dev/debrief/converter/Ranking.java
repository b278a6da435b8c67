package dev.debrief.converter;

import java.util.Arrays;

/**
 * New numbers for those of a large table that are used: the one that is used most is 0, so that it
 * has the fewest digits. Use: count, {@link #rank} once, then ask.
 */
final class Ranking {
  private static final long MAX_COUNT = Integer.MAX_VALUE;

  /** How often each number of the table is used; after the ranking, its new number. */
  private final int[] table;

  private int[] used = new int[64];
  private int[] uses = new int[0];
  private int size;

  /**
   * @param numbers how many numbers the table has
   */
  Ranking(int numbers) {
    this.table = new int[numbers];
  }

  /** Notes a use of a number. Short, because it is called by the million. */
  void count(int number) {
    if (table[number]++ == 0) {
      add(number);
    }
  }

  private void add(int number) {
    if (size == used.length) {
      used = Arrays.copyOf(used, 2 * size);
    }
    used[size++] = number;
  }

  /** Ends the counting. Numbers that are used equally often are ranked by their first use. */
  Ranking rank() {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (MAX_COUNT - table[used[i]]) << 32 | i;
    }
    Arrays.sort(keys);
    int[] ranked = new int[size];
    uses = new int[size];
    for (int rank = 0; rank < size; rank++) {
      ranked[rank] = used[(int) keys[rank]];
      uses[rank] = (int) (MAX_COUNT - (keys[rank] >>> 32));
      table[ranked[rank]] = rank;
    }
    used = ranked;
    return this;
  }

  /** Returns the new number of an old one that is used. */
  int rankOf(int number) {
    return table[number];
  }

  /** Returns the old numbers by the new ones; not to be changed. */
  int[] numbers() {
    return used;
  }

  /** Returns how often each new number is used; not to be changed. */
  int[] uses() {
    return uses;
  }
}
