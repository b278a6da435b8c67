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
  private Known known;
  private NumberTable<ShownFrame> numbersOfShown = new NumberTable<>();
  private final List<ShownFrame> frames = new ArrayList<>();

  /** The numbers, plus one, of the frames of a list, by {@link ShownFrames#number}. */
  private static final class Known {
    private final ShownFrames.OfList shown;
    private int[] numbers;

    Known(ShownFrames.OfList shown, int frames) {
      this.shown = shown;
      this.numbers = new int[ShownFrames.number(frames, false)];
    }

    void reach(int frame) {
      if (frame >= numbers.length) {
        numbers = Arrays.copyOf(numbers, Math.max(frame + 1, 2 * numbers.length));
      }
    }
  }

  FrameTable(ShownFrames shown) {
    this.shown = shown;
    this.known = known(list);
  }

  private Known known(FrameList of) {
    return new Known(shown.of(of), of.size());
  }

  /** Returns the number of a stack's frame. */
  int number(StackTrace stack, int depth, boolean line) {
    if (stack.frameList() != list) {
      list = stack.frameList();
      known = knownOfLists.computeIfAbsent(list, this::known);
    }
    int frame = ShownFrames.number(stack.frameNumber(depth), line);
    known.reach(frame);
    int number = known.numbers[frame] - 1;
    if (number < 0) {
      number = number(known.shown.show(frame));
      known.numbers[frame] = number + 1;
    }
    return number;
  }

  /** Lets go of what is needed to number more stacks. */
  void seal() {
    knownOfLists.clear();
    list = StackTrace.EMPTY.frameList();
    known = known(list);
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
