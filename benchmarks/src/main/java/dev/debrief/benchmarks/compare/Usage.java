package dev.debrief.benchmarks.compare;

import java.util.Arrays;
import java.util.List;

/**
 * What a process and its children used.
 *
 * @param wallSeconds from start to end
 * @param cpuSeconds of all processors, in user code and in the kernel
 * @param peakBytes the largest sum of resident memory
 */
record Usage(double wallSeconds, double cpuSeconds, long peakBytes) {
  /** A quantity of a usage. */
  enum Metric {
    WALL("wall"),
    CPU("CPU"),
    MEMORY("memory");

    private final String label;

    Metric(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    double of(Usage usage) {
      return switch (this) {
        case WALL -> usage.wallSeconds();
        case CPU -> usage.cpuSeconds();
        case MEMORY -> (double) usage.peakBytes();
      };
    }
  }

  /**
   * Returns the median of each quantity; each on its own, so that the result need not be one of the
   * runs.
   */
  static Usage median(List<Usage> runs) {
    return new Usage(
        median(runs, Metric.WALL), median(runs, Metric.CPU), (long) median(runs, Metric.MEMORY));
  }

  private static double median(List<Usage> runs, Metric metric) {
    double[] sorted = runs.stream().mapToDouble(metric::of).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no median of nothing");
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
