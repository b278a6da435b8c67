package dev.debrief.benchmarks.compare;

import dev.debrief.benchmarks.compare.Usage.Metric;
import java.util.ArrayList;
import java.util.List;

/**
 * How Debrief wants to compare with a tool.
 *
 * @param most the largest ratio of Debrief's median to the tool's
 */
record Goal(String tool, Metric metric, Subject subject, double most) {
  private static final String PPROF = "jfrconv-pprof";

  /** All goals. */
  static final List<Goal> ALL = all();

  private static List<Goal> all() {
    List<Goal> goals = new ArrayList<>();
    add(goals, PPROF, Metric.WALL, 2.0, 1.0, 0.6, 0.8, 0.8);
    add(goals, PPROF, Metric.MEMORY, Double.NaN, 2.0, 0.6, 1.0, 0.5);
    add(goals, "sentry", Metric.WALL, 0.5, 0.5, 0.6, 0.3, 0.3);
    add(goals, "jmc", Metric.WALL, 0.8, 0.35, 0.35, 0.25, 0.25);
    add(goals, "scan", Metric.WALL, Double.NaN, Double.NaN, Double.NaN, 5, 5);
    return List.copyOf(goals);
  }

  /** Adds goals in the order of the subjects; NaN stands for none. */
  private static void add(List<Goal> goals, String tool, Metric metric, double... most) {
    int i = 0;
    for (Subject subject : Subject.values()) {
      if (!Double.isNaN(most[i])) {
        goals.add(new Goal(tool, metric, subject, most[i]));
      }
      i++;
    }
  }

  /** Returns the goals for one tool on one recording. */
  static List<Goal> of(Subject subject, String tool) {
    return ALL.stream().filter(g -> g.subject == subject && g.tool.equals(tool)).toList();
  }
}
