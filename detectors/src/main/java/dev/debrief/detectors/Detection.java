package dev.debrief.detectors;

import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.List;

/**
 * One detector's run over one recording. It is shown the events that it asked for, then all slices,
 * then it is asked for its findings. Calls come one at a time, not always from one thread;
 * detectors of one package are never called at the same time, those of different packages may be.
 * Whatever it throws ends this run only, and is reported.
 */
public interface Detection {
  /**
   * Takes an event that {@link Detector#events} asked for. Those of one chunk come in the order of
   * their starts, the chunks in the order of the file.
   */
  default void accept(RecordedEvent event) {}

  /** Takes the sums of a chunk that {@link Detector#sums} asked for, in the order of the file. */
  default void accept(SummedEvents events) {}

  /**
   * Takes a slice; those of one thread come in time order, those of different threads window by
   * window.
   */
  default void accept(ThreadSlice slice) {}

  /** Returns what was found. Called once, after everything else. */
  List<Finding> finish(TimelineQuery query);
}
