package dev.debrief.jfr.streaming;

import dev.debrief.jfr.Frame;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes equal frames of different chunks one object, so that equal stacks are found equal without
 * comparing names. Safe for use by several threads.
 */
final class FrameInterner {
  /** More distinct frames than large programs have; beyond, equal frames may be two objects. */
  private static final int MOST = 1 << 20;

  private final ConcurrentHashMap<Frame, Frame> known = new ConcurrentHashMap<>();

  Frame intern(Frame frame) {
    Frame same = known.get(frame);
    if (same != null) {
      return same;
    }
    if (known.size() >= MOST) {
      return frame;
    }
    same = known.putIfAbsent(frame, frame);
    return same == null ? frame : same;
  }
}
