package dev.debrief.converter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void mostFrequentNumberIsFirstAndEquallyFrequentOnesKeepTheirOrder() {
    Ranking ranking = new Ranking(10);
    for (int number : new int[] {7, 3, 5, 3, 9, 5, 3}) {
      ranking.count(number);
    }
    ranking.rank();

    assertThat(ranking.size()).isEqualTo(4);
    assertThat(new int[] {ranking.rankOf(3), ranking.rankOf(5), ranking.rankOf(7)})
        .containsExactly(0, 1, 2);
    assertThat(ranking.number(3)).isEqualTo(9);
    assertThat(ranking.uses(0)).isEqualTo(3);
  }
}
