package dev.debrief.converter;

import dev.debrief.jfr.Frame;
import java.util.ArrayList;
import java.util.List;

/** The frames of one window, numbered from 0. Frames that are shown alike have one number. */
final class FrameTable {
  private final ShownFrames shown;
  private final NumberTable<Frame> withoutLine = new NumberTable<>();
  private final NumberTable<Frame> withLine = new NumberTable<>();
  private final NumberTable<ShownFrame> numbersOfShown = new NumberTable<>();
  private final List<ShownFrame> frames = new ArrayList<>();

  FrameTable(ShownFrames shown) {
    this.shown = shown;
  }

  /** Returns the number of a frame. */
  int number(Frame frame, boolean line) {
    NumberTable<Frame> known = line ? withLine : withoutLine;
    int number = known.get(frame);
    if (number == NumberTable.NONE) {
      number = number(shown.show(frame, line));
      known.put(frame, number);
    }
    return number;
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
