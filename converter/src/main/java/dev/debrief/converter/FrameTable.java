package dev.debrief.converter;

import dev.debrief.jfr.FrameList;
import dev.debrief.jfr.StackTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/** The frames of one window, numbered from 0. Frames that are shown alike have one number. */
final class FrameTable {
  private final ShownFrames shown;
  private final IdentityHashMap<FrameList, Known> knownOfLists = new IdentityHashMap<>();
  private FrameList list = StackTrace.EMPTY.frameList();
  private Known known = new Known(list);
  private NumberTable<ShownFrame> numbersOfShown = new NumberTable<>();
  private final List<ShownFrame> frames = new ArrayList<>();

  /** The numbers, plus one, by those that frames have in their list. */
  private static final class Known {
    private int[] withoutLine;
    private int[] withLine;

    Known(FrameList list) {
      withoutLine = new int[list.size()];
      withLine = new int[list.size()];
    }

    /** Returns where a frame's number is. */
    int[] of(int frame, boolean line) {
      if (frame >= withLine.length) {
        int length = Math.max(frame + 1, 2 * withLine.length);
        withoutLine = Arrays.copyOf(withoutLine, length);
        withLine = Arrays.copyOf(withLine, length);
      }
      return line ? withLine : withoutLine;
    }
  }

  FrameTable(ShownFrames shown) {
    this.shown = shown;
  }

  /** Returns the number of a stack's frame. */
  int number(StackTrace stack, int depth, boolean line) {
    if (stack.frameList() != list) {
      list = stack.frameList();
      known = knownOfLists.computeIfAbsent(list, Known::new);
    }
    int frame = stack.frameNumber(depth);
    int[] numbers = known.of(frame, line);
    if (numbers[frame] == 0) {
      numbers[frame] = number(shown.show(stack.frame(depth), line)) + 1;
    }
    return numbers[frame] - 1;
  }

  /** Lets go of what is needed to number more stacks. */
  void seal() {
    knownOfLists.clear();
    known = new Known(StackTrace.EMPTY.frameList());
    list = StackTrace.EMPTY.frameList();
    numbersOfShown = new NumberTable<>();
  }

  /** Returns the number of a frame as it is shown. */
  int number(ProfileFrame frame) {
    return number(shown.show(frame));
  }

  private int number(ShownFrame frame) {
    int number = numbersOfShown.get(frame);
    if (number == NumberTable.NONE) {
      number = frames.size();
      numbersOfShown.put(frame, number);
      frames.add(frame);
    }
    return number;
  }

  /** Returns how many frames there are. */
  int size() {
    return frames.size();
  }

  /** Returns the frame of a number. */
  ShownFrame shown(int number) {
    return frames.get(number);
  }

  /** Returns what the frame of a number shows. */
  ProfileFrame frame(int number) {
    return frames.get(number).frame();
  }
}
