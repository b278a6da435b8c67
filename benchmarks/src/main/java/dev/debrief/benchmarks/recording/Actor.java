package dev.debrief.benchmarks.recording;

import java.io.IOException;

/** Something of the recorded program that makes events, one moment after another. */
interface Actor {
  /** Returns when it makes its next events, in ticks. */
  long next();

  /** Makes the events of that moment and decides on the next. */
  void act() throws IOException;
}
