package dev.debrief.jfr.streaming;

import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.TypeDescription;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the constants of one type stand, by key; none is looked at before something needs it. */
final class Pool {
  private static final int SOURCE_SHIFT = 32;
  private static final long POSITION_MASK = (1L << SOURCE_SHIFT) - 1;

  /** Keys that lie further apart are not worth a table. */
  private static final int MOST_SPARSE = 8;

  private static final long MOST_RANGE = 1L << 28;

  private final TypeDescription type;
  private final Program skip;
  private final List<ChunkInput> sources;
  private final LongIndex keys;
  private long[] places = new long[16];
  private long lowestKey = Long.MAX_VALUE;
  private long highestKey = Long.MIN_VALUE;

  /**
   * Numbers plus one by key, from the lowest key on; empty if the keys lie too far apart, null if
   * they have changed. Recorders count keys up, and a lookup in order costs less than in a hash.
   */
  private int @Nullable [] direct;

  /**
   * @param skip steps over a constant of the type
   * @param sources the checkpoints, in the order in which they are read
   */
  Pool(TypeDescription type, Program skip, List<ChunkInput> sources) {
    this(type, skip, sources, new LongIndex());
  }

  private Pool(TypeDescription type, Program skip, List<ChunkInput> sources, LongIndex keys) {
    this.type = type;
    this.skip = skip;
    this.sources = sources;
    this.keys = keys;
  }

  /** Returns the same constants in other inputs of the same bytes; neither is added to then. */
  Pool in(List<ChunkInput> others) {
    Pool pool = new Pool(type, skip, others, keys);
    pool.places = places;
    pool.lowestKey = lowestKey;
    pool.highestKey = highestKey;
    pool.direct = table();
    return pool;
  }

  TypeDescription type() {
    return type;
  }

  /**
   * Takes in constants: key and value, one after the other. Of equal keys the first counts, because
   * checkpoints are read from the last to the first.
   */
  void add(ChunkInput in, int count) throws IOException {
    long source = (long) (sources.size() - 1) << SOURCE_SHIFT;
    for (int i = 0; i < count; i++) {
      long key = in.readLong();
      long place = source | in.position();
      skip.skip(in, 1);
      put(key, place);
    }
  }

  private void put(long key, long place) {
    int before = keys.size();
    int number = keys.add(key);
    if (number < before) {
      return;
    }
    if (number == places.length) {
      places = Arrays.copyOf(places, 2 * number);
    }
    places[number] = place;
    lowestKey = Math.min(lowestKey, key);
    highestKey = Math.max(highestKey, key);
    direct = null;
  }

  /** Returns how many constants there are. */
  int size() {
    return keys.size();
  }

  /** Returns the number of the constant with a key, {@link LongIndex#ABSENT} if it was lost. */
  int find(long key) {
    int[] table = table();
    if (table.length == 0) {
      return keys.find(key);
    }
    long offset = key - lowestKey;
    return offset >= 0 && offset < table.length ? table[(int) offset] - 1 : LongIndex.ABSENT;
  }

  private int[] table() {
    int[] table = direct;
    if (table == null) {
      table = directTable();
      direct = table;
    }
    return table;
  }

  private int[] directTable() {
    long range = highestKey - lowestKey + 1;
    if (range <= 0 || range > MOST_RANGE || range > (long) MOST_SPARSE * keys.size()) {
      return new int[0];
    }
    int[] table = new int[(int) range];
    keys.forEach((key, number) -> table[(int) (key - lowestKey)] = number + 1);
    return table;
  }

  /** Returns the input that holds a constant, at its first byte. */
  ChunkInput at(int number) throws IOException {
    long place = places[number];
    ChunkInput in = sources.get((int) (place >>> SOURCE_SHIFT));
    in.seek(place & POSITION_MASK);
    return in;
  }
}
