package dev.debrief.jfr.streaming;

/** Numbers keys from 0 in the order of their first appearance: a hash table without objects. */
final class LongIndex {
  /** What {@link #find} returns for a key that is not there. */
  static final int ABSENT = -1;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** Key and number plus one of each place, side by side because they are needed together. */
  private long[] places = new long[2 * 16];

  private int shift = 60;
  private int size;

  int size() {
    return size;
  }

  /** Returns the number of a key, {@link #ABSENT} if it has none. */
  int find(long key) {
    return (int) (places[place(key) + 1] - 1);
  }

  /** Returns the number of a key, which gets the next one if it is new: compare with the size. */
  int add(long key) {
    int place = place(key);
    if (places[place + 1] != 0) {
      return (int) (places[place + 1] - 1);
    }
    if (4 * size >= places.length) {
      grow();
      place = place(key);
    }
    places[place] = key;
    places[place + 1] = size + 1L;
    return size++;
  }

  private int place(long key) {
    long[] all = places;
    int place = (int) ((key * MIX) >>> shift) << 1;
    while (all[place] != key && all[place + 1] != 0) {
      place = (place + 2) & (all.length - 1);
    }
    // An empty place has key 0, which may be the key that is looked for.
    return place;
  }

  private void grow() {
    long[] old = places;
    places = new long[2 * old.length];
    shift--;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        int place = place(old[i]);
        places[place] = old[i];
        places[place + 1] = old[i + 1];
      }
    }
  }
}
