package dev.debrief.timeline.query;

import dev.debrief.jfr.Frame;
import dev.debrief.jfr.StackTrace;
import java.util.Optional;

/** Chooses the frame of a stack that stands for it, such as the first of the application. */
@FunctionalInterface
public interface FrameChoice {
  /** Returns the frame, empty if the stack has none that could stand for it. */
  Optional<Frame> of(StackTrace stack);
}
