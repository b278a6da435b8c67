package dev.debrief.detectors;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds one kind of wasted time. Stateless: a run over a recording has its state in a {@link
 * Detection}. Found by {@link java.util.ServiceLoader}; a detector is one class, one line in {@code
 * META-INF/services/dev.debrief.detectors.Detector}, one page and one test.
 */
public interface Detector {
  /** Returns what it is. */
  DetectorInfo info();

  /**
   * Returns further events that it wants to see, with the fields that it needs. They come from the
   * first pass, so ask for few.
   */
  default Map<String, Set<String>> events() {
    return Map.of();
  }

  /** Returns frequent events that it wants to know in sums. They come from the first pass too. */
  default List<EventSum> sums() {
    return List.of();
  }

  /**
   * Returns whether its findings are about the recording instead of the program, so that no build
   * fails for them.
   */
  default boolean judgesRecording() {
    return false;
  }

  /** Begins a run over one recording. */
  Detection begin(RunContext context);
}
