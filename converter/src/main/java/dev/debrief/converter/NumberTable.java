package dev.debrief.converter;

import org.jspecify.annotations.Nullable;

/**
 * Numbers of objects that know their hash. Most lookups are of the very same object, and take
 * neither a call of {@code equals} nor a boxed number. For one thread.
 */
final class NumberTable<K> {
  /** Stands for the number of an object that has none. */
  static final int NONE = -1;

  private @Nullable Object[] keys = new @Nullable Object[64];
  private int[] numbers = new int[64];
  private int size;

  /** Returns the number of an object, or {@link #NONE}. */
  int get(K key) {
    int slot = slot(key);
    return keys[slot] == null ? NONE : numbers[slot];
  }

  /** Gives an object that has none a number. */
  void put(K key, int number) {
    if (2 * size >= keys.length) {
      grow();
    }
    int slot = slot(key);
    keys[slot] = key;
    numbers[slot] = number;
    size++;
  }

  private int slot(Object key) {
    int mask = keys.length - 1;
    int hash = key.hashCode() * 0x9e3779b9;
    int slot = (hash ^ hash >>> 16) & mask;
    for (Object known = keys[slot]; known != null && known != key; known = keys[slot]) {
      if (key.equals(known)) {
        break;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    @Nullable Object[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new @Nullable Object[2 * oldKeys.length];
    numbers = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      Object key = oldKeys[i];
      if (key != null) {
        int slot = slot(key);
        keys[slot] = key;
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
