package dev.debrief.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.debrief.jfr.Event;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SummedEventsTest {
  private final SummedEvents sum = new SummedEvents(new EventSum("a.Allocation", "class", "bytes"));
  private int looked;

  private void see(int events, String group, long bytes) {
    for (int i = 0; i < events; i++) {
      if (sum.wantsNext()) {
        looked++;
        sum.add(
            new Event.RawEvent(
                "a.Allocation", 5 + i, 5 + i, Map.of("class", group, "bytes", bytes)));
      }
    }
  }

  @Test
  void fewEventsAreAllCounted() {
    see(300, "A", 8);
    see(1_700, "B", 16);

    assertThat(looked).isEqualTo(2_000);
    assertThat(sum.rows())
        .extracting(SummedEvents.Row::group, SummedEvents.Row::count, SummedEvents.Row::weight)
        .containsExactly(tuple("A", 300L, 2_400L), tuple("B", 1_700L, 27_200L));
  }

  @Test
  void ofManyEventsFewStandForAll() {
    see(100_000, "A", 8);

    SummedEvents.Row row = sum.rows().get(0);
    assertThat(looked).isLessThan(10_000);
    assertThat(row.count()).isCloseTo(100_000L, Percentage.withPercentage(0.1));
    assertThat(row.weight()).isEqualTo(8 * row.count());
    assertThat(sum.firstNanos()).isEqualTo(5);
  }
}
