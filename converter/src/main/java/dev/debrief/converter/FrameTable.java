package dev.debrief.converter;

import dev.debrief.jfr.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The frames of one window, numbered from 0. Frames that are shown alike have one number. */
final class FrameTable {
  private final FrameNames names;
  private final Known withoutLine = new Known();
  private final Known withLine = new Known();
  private final Map<ProfileFrame, Integer> numbersOfShown = new HashMap<>();
  private final List<ProfileFrame> frames = new ArrayList<>();

  /** Most lookups are of the very same object: one frame is part of many stacks. */
  private static final class Known {
    private final IdentityHashMap<Frame, Integer> same = new IdentityHashMap<>();
    private final Map<Frame, Integer> equal = new HashMap<>();
  }

  FrameTable(FrameNames names) {
    this.names = names;
  }

  /** Returns the number of a frame. */
  int number(Frame frame, boolean line) {
    Known known = line ? withLine : withoutLine;
    Integer number = known.same.get(frame);
    if (number == null) {
      number = known.equal.get(frame);
      if (number == null) {
        number = number(names.name(frame, line));
        known.equal.put(frame, number);
      }
      known.same.put(frame, number);
    }
    return number;
  }

  /** Returns the number of a frame as it is shown. */
  int number(ProfileFrame frame) {
    Integer number = numbersOfShown.putIfAbsent(frame, frames.size());
    if (number == null) {
      frames.add(frame);
      return frames.size() - 1;
    }
    return number;
  }

  /** Returns the frame of a number. */
  ProfileFrame frame(int number) {
    return frames.get(number);
  }
}
