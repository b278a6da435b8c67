package dev.debrief.detectors.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void theLargestIsThatOfTheFirstLine() {
    Random random = new Random(5);
    Tally tally = new Tally();
    for (int i = 0; i < 2_000; i++) {
      tally.add(random.nextInt(1 + i / 20), 1, random.nextInt(20));

      assertThat(tally.largest()).isEqualTo(tally.lines().get(0).key());
    }
  }

  @Test
  void addsUpAllOfAnother() {
    Tally tally = new Tally();
    for (int round = 0; round < 3; round++) {
      Tally other = new Tally();
      for (int key = 0; key < 100; key++) {
        other.add(key, 2, key);
      }
      tally.addAll(other);
    }

    assertThat(tally.size()).isEqualTo(100);
    assertThat(tally.lines().get(0)).isEqualTo(new Tally.Line(99, 6, 297));
    assertThat(tally.largest()).isEqualTo(99);
  }
}
