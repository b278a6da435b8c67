package dev.debrief.converter;

import java.util.Arrays;

/** Gives numbers of a large table new ones in the order of their first use. */
final class Renumbering {
  private static final int NONE = -1;

  private int[] newOfOld = new int[0];
  private int[] oldOfNew = new int[64];
  private int size;

  /** Returns the new number of an old one. */
  int number(int old) {
    if (old >= newOfOld.length) {
      int length = newOfOld.length;
      newOfOld = Arrays.copyOf(newOfOld, Math.max(2 * length, old + 64));
      Arrays.fill(newOfOld, length, newOfOld.length, NONE);
    }
    if (newOfOld[old] == NONE) {
      if (size == oldOfNew.length) {
        oldOfNew = Arrays.copyOf(oldOfNew, 2 * size);
      }
      oldOfNew[size] = old;
      newOfOld[old] = size++;
    }
    return newOfOld[old];
  }

  /** Returns the old numbers in the order of the new ones. */
  int[] used() {
    return Arrays.copyOf(oldOfNew, size);
  }
}
