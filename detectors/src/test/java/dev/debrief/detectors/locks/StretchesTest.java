package dev.debrief.detectors.locks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StretchesTest {
  private static Stretches of(long... bounds) {
    Stretches stretches = new Stretches();
    for (int i = 0; i < bounds.length; i += 2) {
      stretches.add(bounds[i], bounds[i + 1]);
    }
    return stretches;
  }

  @Test
  void joinsWhatOverlapsOrTouches() {
    assertThat(of(30, 40, 10, 20, 15, 25, 40, 45).list())
        .containsExactly(new Stretches.Stretch(10, 25), new Stretches.Stretch(30, 45));
  }

  @Test
  void oneMayLieInAnother() {
    assertThat(of(0, 100, 10, 20, 30, 40).nanos()).isEqualTo(100);
  }

  @Test
  void forgetsGapsButNotTheirLength() {
    Stretches stretches = new Stretches();
    for (long i = 0; i < 200_000; i++) {
      stretches.add(i * 1_000, i * 1_000 + 400);
    }

    assertThat(stretches.nanos()).isEqualTo(200_000 * 400);
    assertThat(stretches.list()).hasSizeLessThan(40_000);
  }
}
