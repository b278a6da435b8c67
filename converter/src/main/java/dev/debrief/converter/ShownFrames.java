package dev.debrief.converter;

import dev.debrief.jfr.Frame;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The frames of a recording as they are shown, each named once. Keeps so many at most; further ones
 * are named as often as they are asked for. Safe for use by several threads.
 */
final class ShownFrames {
  private static final int MAX_KEPT = 200_000;

  private final FrameNames names;
  private final Map<Frame, ShownFrame> withoutLine = new ConcurrentHashMap<>();
  private final Map<Frame, ShownFrame> withLine = new ConcurrentHashMap<>();
  private final Map<ProfileFrame, ShownFrame> shown = new ConcurrentHashMap<>();

  ShownFrames(FrameNames names) {
    this.names = names;
  }

  /** Returns how a frame is shown, with its line if it is known and asked for. */
  ShownFrame show(Frame frame, boolean line) {
    Map<Frame, ShownFrame> known = line ? withLine : withoutLine;
    ShownFrame found = known.get(frame);
    if (found == null) {
      found = show(names.name(frame, line));
      if (known.size() < MAX_KEPT) {
        known.put(frame, found);
      }
    }
    return found;
  }

  /** Returns what every chunk needs of a frame. */
  ShownFrame show(ProfileFrame frame) {
    ShownFrame found = shown.get(frame);
    if (found == null) {
      found = new ShownFrame(frame);
      if (shown.size() < MAX_KEPT) {
        shown.putIfAbsent(frame, found);
      }
    }
    return found;
  }
}
