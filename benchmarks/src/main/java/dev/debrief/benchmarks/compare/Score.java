package dev.debrief.benchmarks.compare;

import java.util.List;
import java.util.Optional;

/**
 * What came of one tool's runs on one recording.
 *
 * @param label its name in tables, with the memory that it needed
 * @param runs those that went well
 * @param remark why one did not
 * @param limitSeconds how long it was let run if it took too long, else 0
 */
record Score(String tool, String label, List<Usage> runs, String remark, double limitSeconds) {
  Score {
    runs = List.copyOf(runs);
  }

  /** Returns the median of the runs; empty if none went well. */
  Optional<Usage> median() {
    return runs.isEmpty() ? Optional.empty() : Optional.of(Usage.median(runs));
  }
}
