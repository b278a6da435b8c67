package dev.debrief.jfr.streaming;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.FrameList;
import java.util.Arrays;

/**
 * The frames of a recording by method, line and type, so that the names of a method are compared
 * once per chunk instead of once per frame. Safe for use by several threads.
 */
final class RecordingFrames {
  private static final int TYPE_BITS = 8;
  private static final int LINE_BITS = 24;

  private final FrameList list = new FrameList();
  private final LongIndex keys = new LongIndex();

  /** Of each key the number in the list. */
  private int[] numbers = new int[1024];

  /** Returns where the frames are. */
  FrameList list() {
    return list;
  }

  /** Returns the number of a method, which is that of its frame without line and type. */
  int method(String className, String methodName, String descriptor) {
    return list.number(
        new Frame(className, methodName, descriptor, Frame.UNKNOWN_LINE, Frame.Type.UNKNOWN));
  }

  /**
   * Returns the number of a frame.
   *
   * @param method as {@link #method} numbers it
   * @param line from -1 ({@link Frame#UNKNOWN_LINE}) to 2^24 - 2
   */
  @SuppressWarnings("EnumOrdinal") // A part of a key that never leaves memory.
  synchronized int number(int method, int line, Frame.Type type) {
    long key = ((long) method << LINE_BITS | (line + 1)) << TYPE_BITS | type.ordinal();
    int before = keys.size();
    int at = keys.add(key);
    if (at == before) {
      if (at == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * at);
      }
      numbers[at] = list.number(frame(list.frame(method), line, type));
    }
    return numbers[at];
  }

  private static Frame frame(Frame method, int line, Frame.Type type) {
    return new Frame(method.className(), method.methodName(), method.descriptor(), line, type);
  }
}
