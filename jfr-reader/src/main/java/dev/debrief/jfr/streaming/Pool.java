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

  /** Bytes of a constant and its key: no room is made for more than could be there. */
  private static final int USUAL_BYTES = 8;

  private final TypeDescription type;
  private final Program skip;
  private final List<ChunkInput> sources;
  private long[] keys = new long[16];
  private long[] places = new long[16];
  private int size;
  private long lowestKey;

  /**
   * Numbers plus one by key, from the lowest key on; empty if the keys lie too far apart, null if
   * there are new ones. Recorders count keys up, and a lookup in order costs less than in a hash.
   */
  private int @Nullable [] direct;

  /** Keys that lie too far apart for that, and for each of them the number of the first. */
  private LongIndex hashed = new LongIndex();

  private int[] firsts = new int[0];

  /**
   * @param skip steps over a constant of the type
   * @param sources the checkpoints, in the order in which they are read
   */
  Pool(TypeDescription type, Program skip, List<ChunkInput> sources) {
    this.type = type;
    this.skip = skip;
    this.sources = sources;
  }

  /** Returns the same constants in other inputs of the same bytes; neither is added to then. */
  Pool in(List<ChunkInput> others) {
    Pool pool = new Pool(type, skip, others);
    pool.keys = keys;
    pool.places = places;
    pool.size = size;
    pool.direct = table();
    pool.lowestKey = lowestKey;
    pool.hashed = hashed;
    pool.firsts = firsts;
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
    direct = null;
    reserve((int) Math.min(count, (in.length() - in.position()) / USUAL_BYTES));
    for (int i = 0; i < count; i++) {
      if (size == keys.length) {
        reserve(1);
      }
      keys[size] = in.readLong();
      places[size] = source | in.position();
      skip.skip(in, 1);
      size++;
    }
  }

  /** Makes room for more constants. */
  private void reserve(int more) {
    if (size + more > keys.length) {
      int length = Math.max(size + more, 2 * size);
      keys = Arrays.copyOf(keys, length);
      places = Arrays.copyOf(places, length);
    }
  }

  /** Returns how many constants there are, those with equal keys included. */
  int size() {
    return size;
  }

  /** Returns the number of the constant with a key, {@link LongIndex#ABSENT} if it was lost. */
  int find(long key) {
    int[] table = table();
    if (table.length == 0) {
      int number = hashed.find(key);
      return number < 0 ? LongIndex.ABSENT : firsts[number];
    }
    long offset = key - lowestKey;
    return offset >= 0 && offset < table.length ? table[(int) offset] - 1 : LongIndex.ABSENT;
  }

  private int[] table() {
    int[] known = direct;
    if (known == null) {
      known = number();
      direct = known;
    }
    return known;
  }

  private int[] number() {
    lowestKey = Long.MAX_VALUE;
    long highestKey = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      lowestKey = Math.min(lowestKey, keys[i]);
      highestKey = Math.max(highestKey, keys[i]);
    }
    long range = highestKey - lowestKey + 1;
    if (range <= 0 || range > MOST_RANGE || range > (long) MOST_SPARSE * size) {
      hash();
      return new int[0];
    }
    int[] table = new int[(int) range];
    for (int i = size - 1; i >= 0; i--) {
      table[(int) (keys[i] - lowestKey)] = i + 1;
    }
    return table;
  }

  private void hash() {
    hashed = new LongIndex();
    firsts = new int[size];
    for (int i = 0; i < size; i++) {
      int before = hashed.size();
      if (hashed.add(keys[i]) == before) {
        firsts[before] = i;
      }
    }
  }

  /** Returns the input that holds a constant, at its first byte. */
  ChunkInput at(int number) throws IOException {
    long place = places[number];
    ChunkInput in = sources.get((int) (place >>> SOURCE_SHIFT));
    in.seek(place & POSITION_MASK);
    return in;
  }
}
