package dev.debrief.testdata.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpellsTest {
  private final Spells spells = new Spells();

  @Test
  void sumCountsOverlapsTwiceAndUnionOnce() {
    spells.add(0, 10_000_000);
    spells.add(4_000_000, 6_000_000);
    spells.add(8_000_000, 15_000_000);
    spells.add(20_000_000, 21_000_000);

    assertThat(spells.sumMillis()).isEqualTo(20);
    assertThat(spells.unionMillis()).isEqualTo(16);
  }

  @Test
  void allButTheLongestIsWhatKeepingOneWouldSave() {
    spells.add(0, 5_000_000);
    spells.add(6_000_000, 9_000_000);

    assertThat(spells.longestMillis()).isEqualTo(5);
    assertThat(spells.allButLongestMillis()).isEqualTo(3);
  }

  @Test
  void knowsItsThreadsAndEnds() {
    spells.add(7, 9);
    spells.add(3, 4);

    assertThat(spells.threads()).containsExactly(Thread.currentThread().getName());
    assertThat(spells.startNanos()).isEqualTo(3);
    assertThat(spells.endNanos()).isEqualTo(9);
    assertThat(spells.count()).isEqualTo(2);
  }
}
