package dev.debrief.detectors.io;

import dev.debrief.detectors.FrameTables;
import dev.debrief.detectors.FrameText;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.query.FrameMemo;
import java.util.Optional;

/** Tells from a stack whether a thread reads or writes a single byte, and for whom. */
final class OneByte {
  /** The call of the system lies within this many frames below the stream's method. */
  private static final int MOST_FRAMES = 12;

  private final FrameMemo<Boolean> single;
  private final FrameText frames;

  OneByte(FrameTables tables, FrameText frames) {
    this.single = new FrameMemo<>(frame -> tables.is(FrameTables.Meaning.ONE_BYTE_IO, text(frame)));
    this.frames = frames;
  }

  private static String text(Frame frame) {
    return frame.className() + '.' + frame.methodName() + frame.descriptor();
  }

  /**
   * Returns the frame that asks for single bytes: the application's nearest, else the caller of the
   * stream; empty if the stack does something else.
   */
  Optional<Frame> of(StackTrace stack) {
    for (int depth = 0; depth < Math.min(stack.depth(), MOST_FRAMES); depth++) {
      if (single.of(stack, depth)) {
        int caller = Math.min(depth + 1, stack.depth() - 1);
        int app = frames.firstInAppDepth(stack, depth);
        return Optional.of(stack.frame(app < 0 ? caller : app));
      }
      if (frames.inApp(stack, depth)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
