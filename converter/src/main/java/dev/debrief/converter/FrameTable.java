package dev.debrief.converter;

import dev.debrief.jfr.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The frames of one chunk, numbered from 0. Frames that are shown alike have one number. */
final class FrameTable {
  private final FrameNames names;
  private final Map<Frame, Integer> indexes = new HashMap<>();
  private final Map<Frame, Integer> indexesWithLine = new HashMap<>();
  private final Map<ProfileFrame, Integer> indexesOfShown = new HashMap<>();
  private final List<ProfileFrame> frames = new ArrayList<>();

  FrameTable(FrameNames names) {
    this.names = names;
  }

  /** Returns the number of a frame. */
  int index(Frame frame, boolean withLine) {
    Map<Frame, Integer> known = withLine ? indexesWithLine : indexes;
    Integer index = known.get(frame);
    if (index == null) {
      index = index(names.name(frame, withLine));
      known.put(frame, index);
    }
    return index;
  }

  /** Returns the number of a frame as it is shown. */
  int index(ProfileFrame frame) {
    Integer index = indexesOfShown.putIfAbsent(frame, frames.size());
    if (index == null) {
      frames.add(frame);
      return frames.size() - 1;
    }
    return index;
  }

  /** Returns the frames in the order of their numbers. */
  List<ProfileFrame> frames() {
    return frames;
  }
}
