package dev.debrief.jfr.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Frame;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordingFramesTest {
  private final RecordingFrames frames = new RecordingFrames();

  @Test
  void framesHaveTheNamesOfTheirMethodAndNumbersOfTheirOwn() {
    Set<Integer> numbers = new HashSet<>();
    for (int m = 0; m < 3; m++) {
      int method = frames.method("a.A" + m, "run", "()V");
      for (int line = -1; line < 600; line++) {
        for (Frame.Type type : Frame.Type.values()) {
          int number = frames.number(method, line, type);
          assertThat(frames.list().frame(number))
              .isEqualTo(new Frame("a.A" + m, "run", "()V", line, type));
          numbers.add(number);
        }
      }
    }
    assertThat(numbers).hasSize(3 * 601 * Frame.Type.values().length);
  }

  @Test
  void equalFramesHaveOneNumber() {
    int method = frames.method("a.A", "run", "()V");
    int number = frames.number(method, 65_535, Frame.Type.NATIVE);

    assertThat(frames.method("a.A", "run", "()V")).isEqualTo(method);
    assertThat(frames.number(method, 65_535, Frame.Type.NATIVE)).isEqualTo(number);
    assertThat(frames.list().number(new Frame("a.A", "run", "()V", 65_535, Frame.Type.NATIVE)))
        .isEqualTo(number);
  }
}
