package dev.debrief.converter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.FrameList;
import dev.debrief.timeline.frames.InApp;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownFramesTest {
  private final ShownFrames shown =
      new ShownFrames(new FrameNames(FrameStyle.DEFAULTS, new InApp(List.of(), List.of())));

  private static Frame frame(int number) {
    return new Frame("app.App", "m" + number, "()V", number + 1, Frame.Type.COMPILED);
  }

  private ShownFrame show(FrameList list, Frame frame, boolean line) {
    return shown.of(list).show(ShownFrames.number(list.number(frame), line));
  }

  @Test
  void namesAFrameOnceWithItsLineAndOnceWithout() {
    FrameList list = new FrameList();

    ShownFrame without = show(list, frame(1), false);
    ShownFrame with = show(list, frame(1), true);

    assertThat(without.frame().line()).isZero();
    assertThat(with.frame().line()).isEqualTo(2);
    assertThat(show(list, frame(1), false)).isSameAs(without);
    assertThat(show(list, frame(1), true)).isSameAs(with);
  }

  @Test
  void namesFramesOfAListThatGrows() {
    FrameList list = new FrameList();
    for (int i = 0; i < 1_000; i++) {
      assertThat(show(list, frame(i), false).frame().function()).isEqualTo("App.m" + i);
      assertThat(show(list, frame(i / 2), false).frame().function()).isEqualTo("App.m" + i / 2);
    }
  }

  @Test
  void namesEqualFramesOfManyListsAlike() {
    ShownFrame first = show(new FrameList(), frame(1), false);
    for (int i = 0; i < 100; i++) {
      FrameList list = new FrameList();
      list.number(frame(i + 2));

      assertThat(show(list, frame(1), false)).isSameAs(first);
    }
  }
}
