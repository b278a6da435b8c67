package dev.debrief.jfr.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongIndexTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void numbersKeysAsAMapDoes(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LongIndex index = new LongIndex();
    Map<Long, Integer> map = new HashMap<>();
    long mask = -1L >>> (8 * seed);
    for (int i = 0; i < 20_000; i++) {
      long key = key(i, random, mask);
      assertThat(index.find(key)).isEqualTo(map.getOrDefault(key, LongIndex.ABSENT));
      int next = map.size();
      assertThat(index.add(key)).isEqualTo(map.computeIfAbsent(key, absent -> next));
      assertThat(index.size()).isEqualTo(map.size());
    }
    map.forEach((key, number) -> assertThat(index.find(key)).isEqualTo(number));
  }

  private static long key(int i, SplittableRandom random, long mask) {
    return switch (i % 5) {
      case 0 -> random.nextLong() & mask;
      case 1 -> random.nextInt(1_000);
      case 2 -> i;
      case 3 -> (long) i << 40;
      default -> i % 2 == 0 ? 0 : -1;
    };
  }
}
