package dev.debrief.jfr.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.chunk.ChunkInput;
import dev.debrief.jfr.chunk.Metadata;
import dev.debrief.jfr.chunk.TypeDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolTest {
  private static final TypeDescription TYPE = new TypeDescription(9, "test.Type", false, List.of());

  /** Keys with values of no bytes, as LEB128 in nine bytes each. */
  private static ChunkInput keys(long... keys) {
    byte[] bytes = new byte[9 * keys.length];
    int at = 0;
    for (long key : keys) {
      for (int i = 0; i < 8; i++) {
        bytes[at++] = (byte) ((key >>> (7 * i) & 0x7F) | 0x80);
      }
      bytes[at++] = (byte) (key >>> 56);
    }
    return ChunkInput.of(bytes, bytes.length, true);
  }

  /** With the mask the keys are dense, without it they lie far apart. */
  @ParameterizedTest
  @ValueSource(longs = {0x3F, -1L})
  void firstOfEqualKeysCountsAlsoAfterFurtherOnes(long mask) throws Exception {
    SplittableRandom random = new SplittableRandom(mask);
    List<ChunkInput> sources = new ArrayList<>();
    Pool pool = new Pool(TYPE, skip(), sources);
    Map<Long, Long> places = new HashMap<>();
    for (int checkpoint = 0; checkpoint < 4; checkpoint++) {
      long[] keys = random.longs(50).map(key -> key & mask).toArray();
      keys[10] = keys[3];
      ChunkInput in = keys(keys);
      sources.add(in);
      pool.add(in, keys.length);
      for (int i = 0; i < keys.length; i++) {
        places.putIfAbsent(keys[i], checkpoint * 1_000L + 9L * (i + 1));
      }
      for (Pool same : List.of(pool, pool.in(sources))) {
        for (Map.Entry<Long, Long> entry : places.entrySet()) {
          assertThat(place(same, sources, entry.getKey())).isEqualTo(entry.getValue());
        }
        assertThat(same.find(1L << 40)).isEqualTo(LongIndex.ABSENT);
      }
    }
  }

  private static long place(Pool pool, List<ChunkInput> sources, long key) throws IOException {
    ChunkInput in = pool.at(pool.find(key));
    return sources.indexOf(in) * 1_000L + in.position();
  }

  private static Program skip() throws Exception {
    return Program.of(new Metadata(Map.of()), TYPE, true, field -> Program.Slots.NONE);
  }
}
