package dev.debrief.detectors.locks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts and sums by a number, such as the id of a thread; without an object per number, because
 * there are many groups with many threads each. Numbers are at least 0.
 */
final class Tally {
  private static final long[] NO_LONGS = new long[0];
  private static final int[] NO_INTS = new int[0];

  private long[] keys = NO_LONGS;
  private long[] sums = NO_LONGS;
  private int[] counts = NO_INTS;
  private int size;

  /** Slots plus one in open addressing; made when a search along the keys would take long. */
  private int[] table = NO_INTS;

  /** The slot with the largest sum, of those the one with the least key. */
  private int largest;

  /** The slot that was used last: the next row is often of the same thread. */
  private int latest;

  /**
   * A line of the tally.
   *
   * @param key the number
   * @param count how often something was added
   * @param nanos the sum
   */
  record Line(long key, int count, long nanos) {}

  void add(long key, int count, long nanos) {
    int slot = slot(key);
    counts[slot] += count;
    sums[slot] += nanos;
    if (isBefore(slot, largest)) {
      largest = slot;
    }
  }

  private boolean isBefore(int slot, int other) {
    return sums[slot] > sums[other] || (sums[slot] == sums[other] && keys[slot] < keys[other]);
  }

  void addAll(Tally other) {
    for (int i = 0; i < other.size; i++) {
      add(other.keys[i], other.counts[i], other.sums[i]);
    }
  }

  private int slot(long key) {
    if (latest < size && keys[latest] == key) {
      return latest;
    }
    latest = table.length == 0 ? searched(key) : hashed(key);
    return latest;
  }

  private int searched(long key) {
    for (int i = 0; i < size; i++) {
      if (keys[i] == key) {
        return i;
      }
    }
    int slot = appended(key);
    if (size == 16) {
      rehash(64);
    }
    return slot;
  }

  private int hashed(long key) {
    int at = place(key);
    if (table[at] != 0) {
      return table[at] - 1;
    }
    int slot = appended(key);
    table[at] = slot + 1;
    if (2 * size > table.length) {
      rehash(2 * table.length);
    }
    return slot;
  }

  private int place(long key) {
    int mask = table.length - 1;
    int at = Long.hashCode(key * 0x9E3779B97F4A7C15L) & mask;
    while (table[at] != 0 && keys[table[at] - 1] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void rehash(int length) {
    table = new int[length];
    for (int i = 0; i < size; i++) {
      table[place(keys[i])] = i + 1;
    }
  }

  private int appended(long key) {
    if (size == keys.length) {
      int length = Math.max(1, 2 * size); // Most tallies of short waits are of one number.
      keys = Arrays.copyOf(keys, length);
      sums = Arrays.copyOf(sums, length);
      counts = Arrays.copyOf(counts, length);
    }
    keys[size] = key;
    return size++;
  }

  /** Returns how many different numbers there are. */
  int size() {
    return size;
  }

  /** Returns the number with the largest sum, the least of those; there must be one. */
  long largest() {
    return keys[largest];
  }

  /** Returns all lines, the largest sum first. */
  List<Line> lines() {
    return IntStream.range(0, size)
        .mapToObj(i -> new Line(keys[i], counts[i], sums[i]))
        .sorted(Comparator.comparingLong(Line::nanos).reversed().thenComparingLong(Line::key))
        .toList();
  }
}
