package dev.debrief.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {
  @Test
  void medianTakesEachQuantityOnItsOwn() {
    List<Usage> runs = List.of(new Usage(3, 1, 50), new Usage(1, 9, 20), new Usage(2, 5, 90));

    assertThat(Usage.median(runs)).isEqualTo(new Usage(2, 5, 50));
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    List<Usage> runs =
        List.of(new Usage(1, 1, 10), new Usage(8, 8, 80), new Usage(2, 2, 20), new Usage(4, 4, 40));

    assertThat(Usage.median(runs)).isEqualTo(new Usage(3, 3, 30));
    assertThatThrownBy(() -> Usage.median(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
