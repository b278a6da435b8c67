package dev.debrief.converter;

import static dev.debrief.converter.Given.frame;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.frames.InApp;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTableTest {
  private final FrameTable frames =
      new FrameTable(
          new ShownFrames(new FrameNames(FrameStyle.DEFAULTS, new InApp(List.of(), List.of()))));

  private int number(Frame frame, boolean line) {
    return frames.number(new StackTrace(List.of(frame), false), 0, line);
  }

  @Test
  void numbersFramesFromZero() {
    assertThat(number(frame("com.acme.A.a"), false)).isZero();
    assertThat(number(frame("com.acme.A.b"), false)).isEqualTo(1);
    assertThat(number(frame("com.acme.A.a"), false)).isZero();
  }

  @Test
  void overloadsAreOneFrame() {
    Frame one = new Frame("com.acme.A", "a", "(I)V", 3, Frame.Type.COMPILED);
    Frame other = new Frame("com.acme.A", "a", "(J)V", 9, Frame.Type.INTERPRETED);

    assertThat(number(one, false)).isEqualTo(number(other, false));
  }

  @Test
  void theSameFrameWithAndWithoutLineIsTwo() {
    assertThat(number(frame("com.acme.A.a:3"), true))
        .isNotEqualTo(number(frame("com.acme.A.a:3"), false));
  }

  @Test
  void syntheticFramesAreNumberedToo() {
    int truncated = frames.number(ProfileFrame.TRUNCATED);

    assertThat(frames.number(ProfileFrame.TRUNCATED)).isEqualTo(truncated);
    assertThat(frames.frame(truncated)).isEqualTo(ProfileFrame.TRUNCATED);
  }
}
