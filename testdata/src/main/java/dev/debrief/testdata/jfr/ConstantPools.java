package dev.debrief.testdata.jfr;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A chunk's constant pools: numbers for values, and the values that no checkpoint holds yet. */
final class ConstantPools {
  private static final String THREAD = "java.lang.Thread";

  private final long firstKey;
  private final Map<String, Map<Object, Long>> keys = new HashMap<>();
  private final Map<String, SortedMap<Long, Object>> fixed = new HashMap<>();
  private SortedMap<String, SortedMap<Long, Object>> pending = new TreeMap<>();

  /** Creates pools that hand out keys from the given one on. */
  ConstantPools(long firstKey) {
    this.firstKey = firstKey;
  }

  /** Adds a value under a key of its own; the keys that the pool hands out avoid it. */
  void put(Type type, long key, Object value) {
    fixed.computeIfAbsent(type.name(), t -> new TreeMap<>()).put(key, value);
    pending.computeIfAbsent(type.name(), t -> new TreeMap<>()).put(key, value);
  }

  /**
   * Returns the key of a value, 0 for none.
   *
   * @throws IllegalArgumentException if the value names a thread that nobody defined
   */
  long keyOf(Type type, @Nullable Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof Raw.PoolId raw) {
      return raw.id();
    }
    if (type.name().equals(THREAD)) {
      return threadKey(value);
    }
    Map<Object, Long> known = keys.computeIfAbsent(type.name(), t -> new HashMap<>());
    Long key = known.get(value);
    if (key == null) {
      key = nextKey(type, known.size());
      known.put(value, key);
      pending.computeIfAbsent(type.name(), t -> new TreeMap<>()).put(key, value);
    }
    return key;
  }

  /** Returns the values that were added since the last call, by type and key. */
  SortedMap<String, SortedMap<Long, Object>> takePending() {
    SortedMap<String, SortedMap<Long, Object>> taken = pending;
    pending = new TreeMap<>();
    return taken;
  }

  boolean hasPending() {
    return !pending.isEmpty();
  }

  private long threadKey(Object value) {
    if (value instanceof Number key
        && fixed.getOrDefault(THREAD, new TreeMap<>()).containsKey(key.longValue())) {
      return key.longValue();
    }
    throw new IllegalArgumentException("no thread " + value + "; define it with thread(...)");
  }

  private long nextKey(Type type, int used) {
    SortedMap<Long, Object> taken = fixed.getOrDefault(type.name(), new TreeMap<>());
    long base = taken.isEmpty() ? 0 : taken.lastKey();
    return base + used + firstKey;
  }
}
