package dev.debrief.timeline.span;

import static dev.debrief.timeline.span.SpanScript.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Timelines cut to the time of some spans. */
class SpanFilterTest {
  @Test
  void filtersKeepTheTimeOfSpansAndWhatLiesWithin() throws Exception {
    SpanReading reading =
        read(
            s ->
                s.scope(1, 10, 50, 1)
                    .scope(1, 20, 30, 2)
                    .span(1, 10, 50, 1, 0)
                    .span(1, 20, 30, 2, 1)
                    .scope(1, 60, 65, 3)
                    .samples(1, 0, 100));
    var timeline = reading.plain().get(0);
    SpanIndex spans = reading.spans();
    SpanFilter byName = new SpanFilter(List.of("op?"), Set.of(), Optional.empty());
    assertThat(covered(spans.filter(timeline, byName))).isEqualTo(40);
    SpanFilter root = new SpanFilter(List.of("op1"), Set.of(), Optional.empty());
    assertThat(covered(spans.filter(timeline, root))).isEqualTo(40);
    SpanFilter child = new SpanFilter(List.of("*2"), Set.of(), Optional.empty());
    assertThat(covered(spans.filter(timeline, child))).isEqualTo(10);
    SpanFilter trace =
        new SpanFilter(List.of(), Set.of("0".repeat(31) + "1"), Optional.of(Duration.ofMillis(20)));
    assertThat(covered(spans.filter(timeline, trace))).isEqualTo(40);
    SpanFilter nothing = new SpanFilter(List.of("x"), Set.of(), Optional.empty());
    assertThat(spans.filter(timeline, nothing).size()).isZero();
    assertThat(spans.filter(timeline, SpanFilter.ALL)).isSameAs(timeline);
  }

  private static long covered(dev.debrief.timeline.ThreadTimeline timeline) {
    long nanos = 0;
    for (int i = 0; i < timeline.size(); i++) {
      nanos += timeline.endNanos(i) - timeline.startNanos(i);
    }
    return nanos / 1_000_000;
  }
}
