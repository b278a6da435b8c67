package dev.debrief.converter;

import static dev.debrief.converter.Given.frame;
import static dev.debrief.converter.Given.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.frames.InApp;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StackTableTest {
  private final FrameTable frames =
      new FrameTable(
          new ShownFrames(new FrameNames(FrameStyle.DEFAULTS, new InApp(List.of(), List.of()))));
  private final StackTable stacks = new StackTable(frames, FrameStyle.Lines.NONE);

  @Test
  void equalStacksHaveOneNumber() {
    int first = index(stack("com.acme.A.a", "com.acme.A.main"));
    int second = index(stack("com.acme.B.b", "com.acme.A.main"));

    assertThat(index(stack("com.acme.A.a", "com.acme.A.main"))).isEqualTo(first);
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void stacksThatAreShownAlikeHaveOneNumber() {
    assertThat(index(stack("com.acme.A.a:1", "com.acme.A.main:5")))
        .isEqualTo(index(stack("com.acme.A.a:2", "com.acme.A.main:7")));
  }

  @Test
  void leafIsFirst() {
    index(stack("com.acme.A.leaf", "com.acme.A.main"));

    assertThat(functions(0)).containsExactly("A.leaf", "A.main");
  }

  @Test
  void waitHasAFrameOnTop() {
    int wait =
        stacks.number(
            stack("java.lang.Thread.join", "com.acme.A.main"), Optional.of(WaitKind.JOIN));

    assertThat(functions(wait)).containsExactly("waiting: Thread.join", "Thread.join", "A.main");
  }

  @Test
  void runningAndWaitingInTheSamePlaceDiffer() {
    StackTrace stack = stack("com.acme.A.main");

    assertThat(List.of(index(stack), wait(stack, WaitKind.PARK), wait(stack, WaitKind.LOCK)))
        .doesNotHaveDuplicates();
  }

  @Test
  void truncatedStackHasARootOfItsOwn() {
    index(new StackTrace(List.of(frame("com.acme.A.deep")), true));

    assertThat(functions(0)).containsExactly("A.deep", "[truncated]");
  }

  @Test
  void threadThatRunsWithoutStackIsNotIdle() {
    assertThat(functions(index(StackTrace.EMPTY))).containsExactly("[no stack]");
    assertThat(functions(stacks.gap())).isEmpty();
  }

  @Test
  void waitWithoutStackSaysWhatItIs() {
    assertThat(functions(wait(StackTrace.EMPTY, WaitKind.SLEEP)))
        .containsExactly("waiting: Thread.sleep");
  }

  @Test
  void stackMayBeVeryDeep() {
    List<Frame> deep = Collections.nCopies(3_000, frame("com.acme.A.again"));

    int number = stacks.number(new StackTrace(deep, true), Optional.of(WaitKind.PARK));

    assertThat(functions(number)).hasSize(3_002).endsWith("A.again", "[truncated]");
  }

  @Test
  void showsLinesOfLeavesOnly() {
    StackTable leaves = new StackTable(frames, FrameStyle.Lines.LEAF);

    StackTrace stack = stack("com.acme.A.a:1", "com.acme.A.main:5");

    assertThat(lines(leaves, leaves.number(stack, Optional.of(WaitKind.PARK))))
        .containsExactly(0, 1, 0);
  }

  @Test
  void showsAllLines() {
    StackTable all = new StackTable(frames, FrameStyle.Lines.ALL);

    StackTrace stack = stack("com.acme.A.a:1", "com.acme.A.main:5");

    assertThat(lines(all, all.number(stack, Optional.empty()))).containsExactly(1, 5);
  }

  private int index(StackTrace stack) {
    return stacks.number(stack, Optional.empty());
  }

  private int wait(StackTrace stack, WaitKind kind) {
    return stacks.number(stack, Optional.of(kind));
  }

  private List<String> functions(int stack) {
    return framesOf(stacks, stack).mapToObj(frame -> frames.frame(frame).function()).toList();
  }

  private static IntStream framesOf(StackTable table, int stack) {
    StackList list = table.list();
    return Arrays.stream(list.page(stack), list.start(stack), list.end(stack));
  }

  private List<Integer> lines(StackTable table, int stack) {
    return framesOf(table, stack).mapToObj(frame -> frames.frame(frame).line()).toList();
  }
}
