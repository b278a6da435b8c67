package dev.debrief.converter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.timeline.span.ExternalSpan;
import dev.debrief.timeline.span.Span;
import dev.debrief.timeline.span.SpanIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlowestTest {
  private static SpanIndex index(List<ExternalSpan> spans) {
    return GivenSpans.index(spans);
  }

  private static List<Span> chosen(SpanIndex index, int most) {
    Slowest<Span> slowest = new Slowest<>(most, span -> span);
    for (int span = 0; span < index.size(); span++) {
      slowest.offer(index.span(span));
    }
    assertThat(slowest.offered()).isEqualTo(index.size());
    return slowest.chosen();
  }

  @Test
  void takesTheSlowestOfEachNameBeforeTheSecondOfAny() {
    SpanIndex index =
        index(
            List.of(
                GivenSpans.span(1, 0, "often", 0, 40, 1),
                GivenSpans.span(2, 0, "often", 50, 80, 1),
                GivenSpans.span(3, 0, "rare", 90, 91, 1)));

    assertThat(chosen(index, 2)).extracting(span -> span.ids().spanId()).containsExactly(1L, 3L);
    assertThat(chosen(index, 0)).isEmpty();
  }

  @Test
  void choosesTheSameAsIfAllWereHeld() {
    Random random = new Random(7);
    List<ExternalSpan> spans = new ArrayList<>();
    for (int i = 1; i <= 3_000; i++) {
      String name = "n" + (int) Math.abs(random.nextGaussian() * 6);
      spans.add(GivenSpans.span(i, 0, name, i, i + random.nextInt(200), 1));
    }
    SpanIndex index = index(spans);

    for (int most : new int[] {1, 10, 40, 333, 5_000}) {
      assertThat(chosen(index, most)).isEqualTo(all(index, most));
    }
  }

  /** The rule as it is written, with all spans in hand. */
  private static List<Span> all(SpanIndex index, int most) {
    List<Span> left = new ArrayList<>();
    for (int span = 0; span < index.size(); span++) {
      left.add(index.span(span));
    }
    left.sort(
        Comparator.comparingLong((Span span) -> -span.time().nanos())
            .thenComparingInt(Span::number));
    List<Span> chosen = new ArrayList<>();
    while (!left.isEmpty()) {
      Map<String, Span> round = new HashMap<>();
      left.forEach(span -> round.putIfAbsent(span.name(), span));
      left.removeAll(round.values());
      round.values().stream()
          .sorted(
              Comparator.comparingLong((Span span) -> -span.time().nanos())
                  .thenComparingInt(Span::number))
          .limit(most - chosen.size())
          .forEach(chosen::add);
    }
    chosen.sort(
        Comparator.comparingLong((Span span) -> span.time().startNanos())
            .thenComparingInt(Span::number));
    return chosen;
  }
}
