package dev.debrief.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameListTest {
  private final FrameList list = new FrameList();

  private static Frame frame(int line) {
    return new Frame("a.A", "run", "()V", line, Frame.Type.COMPILED);
  }

  @Test
  void givesEqualFramesOneNumber() {
    int first = list.number(frame(1));
    int second = list.number(frame(2));

    assertThat(list.number(frame(1))).isEqualTo(first).isNotEqualTo(second);
    assertThat(list.size()).isEqualTo(2);
  }

  @Test
  void findsFramesByTheirNumbersAfterItHasGrown() {
    for (int line = 1; line <= 1000; line++) {
      list.number(frame(line));
    }

    assertThat(list.frame(list.number(frame(77)))).isEqualTo(frame(77));
  }

  @Test
  void equalStacksOfDifferentListsAreEqual() {
    int[] numbers = {list.number(frame(3)), list.number(frame(2)), list.number(frame(3))};

    StackTrace numbered = StackTrace.of(list, numbers, 2, false);
    StackTrace alone = new StackTrace(List.of(frame(3), frame(2)), false);

    assertThat(numbered).isEqualTo(alone).hasSameHashCodeAs(alone);
    assertThat(numbered.frames()).isEqualTo(alone.frames());
    assertThat(numbered).isNotEqualTo(new StackTrace(List.of(frame(3), frame(3)), false));
  }
}
