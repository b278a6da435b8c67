package dev.debrief.detectors;

import dev.debrief.timeline.query.ThreadSlice;
import dev.debrief.timeline.query.TimelineQuery;
import java.util.List;

/**
 * One detector's run over one recording. It is shown the events that it asked for, then all slices,
 * then it is asked for its findings. All calls come from one thread. Whatever it throws ends this
 * run only, and is reported.
 */
public interface Detection {
  /** Takes an event that {@link Detector#events} asked for, in the order of the file. */
  default void accept(RecordedEvent event) {}

  /**
   * Takes a slice; those of one thread come in time order, those of different threads window by
   * window.
   */
  default void accept(ThreadSlice slice) {}

  /** Returns what was found. Called once, after everything else. */
  List<Finding> finish(TimelineQuery query);
}
