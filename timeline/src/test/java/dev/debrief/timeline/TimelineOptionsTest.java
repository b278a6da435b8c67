package dev.debrief.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.jfr.IntervalKind;
import dev.debrief.jfr.SampleKind;
import dev.debrief.jfr.Selection;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineOptionsTest {
  @Test
  void wantsEverySampleAndIntervalByDefault() {
    Selection selection = TimelineOptions.DEFAULTS.selection(Set.of());
    assertThat(selection.samples()).containsExactlyInAnyOrder(SampleKind.values());
    assertThat(selection.intervals()).containsExactlyInAnyOrder(IntervalKind.values());
  }

  @Test
  void refusesWindowsOutsideOneToSixtySeconds() {
    assertThatThrownBy(() -> TimelineOptions.DEFAULTS.withWindow(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TimelineOptions.DEFAULTS.withWindow(Duration.ofSeconds(61)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsGroupByWord() {
    assertThat(EventGroup.of("cputime")).contains(EventGroup.CPUTIME);
    assertThat(EventGroup.of("cpu")).isEmpty();
  }
}
