package dev.debrief.detectors.resources;

import dev.debrief.detectors.FrameText;
import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import java.util.Optional;
import java.util.Set;

/**
 * The frame that keeps a virtual thread on its carrier: the VM or native code called it, and cannot
 * be taken off the stack.
 */
final class PinningFrame {
  private static final Set<String> CALLED_BY_THE_VM = Set.of("<clinit>", "loadClass", "findClass");

  private PinningFrame() {}

  /** Returns the nearest such frame of the application, else the place where it blocks. */
  static Optional<Frame> of(FrameText text, StackTrace stack) {
    for (Frame frame : stack.frames()) {
      if (CALLED_BY_THE_VM.contains(frame.methodName()) && text.inApp(frame)) {
        return Optional.of(frame);
      }
    }
    return Sites.of(text, stack);
  }
}
