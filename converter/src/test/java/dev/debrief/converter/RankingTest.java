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

    assertThat(ranking.numbers()).containsExactly(3, 5, 7, 9);
    assertThat(ranking.uses()).containsExactly(3, 2, 1, 1);
    assertThat(new int[] {ranking.rankOf(3), ranking.rankOf(5), ranking.rankOf(7)})
        .containsExactly(0, 1, 2);
  }
}
