package dev.debrief.converter;

import java.util.Arrays;

/**
 * Stacks as numbers of frames, numbered from 0, equal ones once. They lie in pages that are never
 * copied, because a window may have hundreds of thousands. For one thread, then for several that
 * read.
 */
final class StackList {
  private static final int PAGE = 1 << 16;

  private int[] page = new int[0];
  private int used;
  private int[][] pages = new int[64][];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] hashes = new int[64];
  private int size;

  /** Numbers plus one in open addressing, by hash. */
  private int[] table = new int[256];

  /**
   * Returns the number of a stack, a new one if it was not known.
   *
   * @param frames begins with those of the stack
   * @param depth how many they are
   */
  int number(int[] frames, int depth) {
    int hash = hash(frames, depth);
    int slot = slot(hash, frames, depth);
    if (table[slot] == 0) {
      add(frames, depth, hash);
      table[slot] = size;
      if (2 * size > table.length) {
        grow();
      }
      return size - 1;
    }
    return table[slot] - 1;
  }

  private static int hash(int[] frames, int depth) {
    int hash = depth;
    for (int i = 0; i < depth; i++) {
      hash = 31 * hash + frames[i];
    }
    hash *= 0x9e3779b9;
    return hash ^ hash >>> 16;
  }

  private int slot(int hash, int[] frames, int depth) {
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0 && !isStack(table[slot] - 1, hash, frames, depth)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isStack(int stack, int hash, int[] frames, int depth) {
    return hashes[stack] == hash
        && Arrays.equals(pages[stack], starts[stack], ends[stack], frames, 0, depth);
  }

  private void add(int[] frames, int depth, int hash) {
    if (used + depth > page.length) {
      page = new int[Math.max(Math.min(PAGE, Math.max(1024, 2 * page.length)), depth)];
      used = 0;
    }
    if (size == ends.length) {
      pages = Arrays.copyOf(pages, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    System.arraycopy(frames, 0, page, used, depth);
    pages[size] = page;
    starts[size] = used;
    used += depth;
    ends[size] = used;
    hashes[size++] = hash;
  }

  private void grow() {
    table = new int[2 * table.length];
    int mask = table.length - 1;
    for (int stack = 0; stack < size; stack++) {
      int slot = hashes[stack] & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = stack + 1;
    }
  }

  /** Lets go of what is needed to number more stacks. */
  void seal() {
    hashes = new int[0];
    table = new int[0];
  }

  /** Returns how many stacks there are. */
  int size() {
    return size;
  }

  /** Returns where the frame numbers of a stack are, among others; not to be changed. */
  int[] page(int stack) {
    return pages[stack];
  }

  /** Returns the index of a stack's first frame number in its page. */
  int start(int stack) {
    return starts[stack];
  }

  /** Returns the index after a stack's last frame number in its page. */
  int end(int stack) {
    return ends[stack];
  }

  /** Returns how many frames a stack has. */
  int depth(int stack) {
    return ends[stack] - starts[stack];
  }
}
