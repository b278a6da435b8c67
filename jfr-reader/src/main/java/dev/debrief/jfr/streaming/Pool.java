package dev.debrief.jfr.streaming;

import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.TypeDescription;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Where the constants of one type stand, by key; none is looked at before something needs it. */
final class Pool {
  private static final int SOURCE_SHIFT = 32;
  private static final long POSITION_MASK = (1L << SOURCE_SHIFT) - 1;

  private final TypeDescription type;
  private final Program skip;
  private final List<ChunkInput> sources;
  private final LongIndex keys = new LongIndex();
  private long[] places = new long[16];

  /**
   * @param skip steps over a constant of the type
   * @param sources the checkpoints, in the order in which they are read
   */
  Pool(TypeDescription type, Program skip, List<ChunkInput> sources) {
    this.type = type;
    this.skip = skip;
    this.sources = sources;
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
  }

  /** Returns how many constants there are. */
  int size() {
    return keys.size();
  }

  /** Returns the number of the constant with a key, {@link LongIndex#ABSENT} if it was lost. */
  int find(long key) {
    return keys.find(key);
  }

  /** Returns the input that holds a constant, at its first byte. */
  ChunkInput at(int number) throws IOException {
    long place = places[number];
    ChunkInput in = sources.get((int) (place >>> SOURCE_SHIFT));
    in.seek(place & POSITION_MASK);
    return in;
  }
}
