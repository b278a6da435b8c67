package dev.debrief.detectors.locks;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.query.FrameMemo;
import dev.debrief.timeline.query.StackMemo;
import dev.debrief.timeline.query.Stacks;
import java.util.List;

/**
 * Tells from a stack in which of some methods it is, beyond the line where others wait. Looks for
 * the methods of several groups of waits at once, because there are many stacks: a bit for each.
 */
final class Inside {
  private final List<List<Frame>> places;
  private final FrameMemo<Integer> frames = new FrameMemo<>(this::bits);
  private final StackMemo<Integer> stacks;

  /**
   * @param places of each group the frames that wait, 32 groups at most
   */
  Inside(Stacks stacks, List<List<Frame>> places) {
    this.places = List.copyOf(places);
    this.stacks = new StackMemo<>(stacks, this::bits);
  }

  /** Returns whether the stack with a number is in one of the methods of a group. */
  boolean test(int stack, int group) {
    return (stacks.of(stack) & 1 << group) != 0;
  }

  private int bits(StackTrace stack) {
    int bits = 0;
    for (int depth = 0; depth < stack.depth(); depth++) {
      bits |= frames.of(stack, depth);
    }
    return bits;
  }

  private int bits(Frame frame) {
    int bits = 0;
    for (int group = 0; group < places.size(); group++) {
      for (Frame place : places.get(group)) {
        if (isBeyond(frame, place)) {
          bits |= 1 << group;
        }
      }
    }
    return bits;
  }

  private static boolean isBeyond(Frame frame, Frame place) {
    return frame.methodName().equals(place.methodName())
        && frame.className().equals(place.className())
        && frame.lineNumber() >= place.lineNumber();
  }
}
