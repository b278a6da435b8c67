package dev.debrief.timeline.query;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.FrameList;
import dev.debrief.jfr.StackTrace;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was found out about each frame of a recording: there are many fewer frames than
 * stacks. Not safe for use by several threads.
 *
 * @param <T> what is found out
 */
public final class FrameMemo<T> {
  private final Function<Frame, T> question;
  private final IdentityHashMap<FrameList, @Nullable Object[]> ofLists = new IdentityHashMap<>();
  private FrameList list = StackTrace.EMPTY.frameList();

  /** Those of {@link #list}, by the frames' numbers there. */
  private @Nullable Object[] answers = new Object[0];

  /**
   * @param question asked once for each frame that turns up
   */
  public FrameMemo(Function<Frame, T> question) {
    this.question = question;
  }

  /** Returns the answer for the frame at a depth of a stack. */
  @SuppressWarnings("unchecked") // Only answers are put in.
  public T of(StackTrace stack, int depth) {
    if (stack.frameList() != list) {
      list = stack.frameList();
      answers = ofLists.computeIfAbsent(list, unused -> new Object[0]);
    }
    int frame = stack.frameNumber(depth);
    if (frame >= answers.length) {
      answers = Arrays.copyOf(answers, Math.max(list.size(), 2 * answers.length));
      ofLists.put(list, answers);
    }
    Object known = answers[frame];
    if (known == null) {
      known = question.apply(stack.frame(depth));
      answers[frame] = known;
    }
    return (T) known;
  }
}
