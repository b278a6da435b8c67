package dev.debrief.timeline.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.FrameList;
import dev.debrief.jfr.StackTrace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameMemoTest {
  private final List<Frame> asked = new ArrayList<>();
  private final FrameMemo<String> memo =
      new FrameMemo<>(
          frame -> {
            asked.add(frame);
            return frame.methodName();
          });

  private static Frame frame(int number) {
    return new Frame("app.App", "m" + number, "()V", number, Frame.Type.COMPILED);
  }

  @Test
  void asksOnceForEachFrameOfAList() {
    FrameList list = new FrameList();
    for (int i = 0; i < 1_000; i++) {
      int[] numbers = {list.number(frame(i)), list.number(frame(i / 2))};
      StackTrace stack = StackTrace.of(list, numbers, 2, false);

      assertThat(memo.of(stack, 0)).isEqualTo("m" + i);
      assertThat(memo.of(stack, 1)).isEqualTo("m" + i / 2);
    }
    assertThat(asked).hasSize(1_000);
  }

  @Test
  void knowsFramesOfDifferentListsApart() {
    StackTrace one = new StackTrace(List.of(frame(1), frame(2)), false);
    StackTrace other = new StackTrace(List.of(frame(3)), false);
    for (int i = 0; i < 2; i++) {
      assertThat(memo.of(one, 1)).isEqualTo("m2");
      assertThat(memo.of(other, 0)).isEqualTo("m3");
      assertThat(memo.of(one, 0)).isEqualTo("m1");
    }
    assertThat(asked).hasSize(3);
  }
}
