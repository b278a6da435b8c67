package dev.debrief.converter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuffersTest {
  private final Buffers buffers = new Buffers();

  @Test
  void givesAnArrayAgainThatIsLongEnough() {
    byte[] first = buffers.take(100);
    buffers.give(first);

    assertThat(buffers.take(80)).isSameAs(first);
  }

  @Test
  void arrayIsInOneHandAtATime() {
    byte[] first = buffers.take(100);

    assertThat(buffers.take(100)).isNotSameAs(first);
  }

  @Test
  void givesALongerArrayWhereTheOldOneIsTooShort() {
    buffers.give(new byte[10]);

    assertThat(buffers.take(11)).hasSize(11);
  }

  @Test
  void makesNewArraysAsLongAsTheLongest() {
    buffers.take(100);

    assertThat(buffers.take(80)).hasSize(100);
  }

  @Test
  void keepsFewArrays() {
    for (int i = 0; i < 10; i++) {
      buffers.give(new byte[7]);
    }

    int kept = 0;
    while (buffers.take(5).length == 7) {
      kept++;
    }
    assertThat(kept).isEqualTo(3);
  }
}
