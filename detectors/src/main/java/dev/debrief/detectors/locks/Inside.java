package dev.debrief.detectors.locks;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.query.FrameMemo;
import dev.debrief.timeline.query.StackMemo;
import dev.debrief.timeline.query.Stacks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells from a stack in which of some methods it is, beyond the line where others wait. Looks for
 * the methods of several groups of waits at once, because there are many stacks: a bit for each.
 */
final class Inside {
  /** The frames that wait, by the names of their methods. */
  private final Map<String, List<Place>> places = new HashMap<>();

  private final FrameMemo<Integer> frames = new FrameMemo<>(this::bits);
  private final StackMemo<Integer> stacks;

  /** A frame that waits, and the group whose it is, as a bit. */
  private record Place(Frame frame, int bit) {}

  /**
   * @param places of each group the frames that wait, 32 groups at most
   */
  Inside(Stacks stacks, List<List<Frame>> places) {
    for (int group = 0; group < places.size(); group++) {
      for (Frame frame : places.get(group)) {
        this.places
            .computeIfAbsent(frame.methodName(), unused -> new ArrayList<>())
            .add(new Place(frame, 1 << group));
      }
    }
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
    for (Place place : places.getOrDefault(frame.methodName(), List.of())) {
      if (isBeyond(frame, place.frame)) {
        bits |= place.bit;
      }
    }
    return bits;
  }

  private static boolean isBeyond(Frame frame, Frame place) {
    return frame.className().equals(place.className()) && frame.lineNumber() >= place.lineNumber();
  }
}
