package dev.debrief.benchmarks.compare;

import dev.debrief.benchmarks.compare.Usage.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The scores of one recording as a table: Debrief's medians divided by those of each tool. */
final class Ratios {
  private final Subject subject;
  private final List<Score> scores;
  private final Optional<Usage> debrief;

  Ratios(Subject subject, List<Score> scores) {
    this.subject = subject;
    this.scores = List.copyOf(scores);
    debrief =
        scores.stream()
            .filter(score -> score.tool().equals(Toolbox.DEBRIEF))
            .findFirst()
            .flatMap(Score::median);
  }

  /** Returns the table in Markdown. */
  String table() {
    StringBuilder table = new StringBuilder(256);
    table.append("### ").append(subject.label()).append("\n\n");
    table.append("| | Debrief ÷ it: wall | CPU | memory | goal | wall | CPU | memory |\n");
    table.append("|---|---|---|---|---|---|---|---|\n");
    scores.forEach(score -> table.append(row(score)));
    return table.toString();
  }

  private String row(Score score) {
    Optional<Usage> usage = score.median();
    String label = "| " + score.label() + " | ";
    if (usage.isEmpty()) {
      String atMost = bound(score).map(ratio -> "< " + format(ratio)).orElse("");
      String figures = " | " + score.remark() + " | | |\n";
      return label + atMost + " | | | " + goals(score) + figures;
    }
    return label
        + ratio(score, Metric.WALL)
        + " | "
        + ratio(score, Metric.CPU)
        + " | "
        + ratio(score, Metric.MEMORY)
        + " | "
        + goals(score)
        + " | "
        + figures(usage.get())
        + " |\n";
  }

  /** Returns Debrief's median divided by the tool's; empty if either has none. */
  Optional<Double> ratioTo(Score score, Metric metric) {
    return score
        .median()
        .filter(usage -> metric.of(usage) > 0)
        .flatMap(usage -> debrief.map(own -> metric.of(own) / metric.of(usage)));
  }

  /** Returns what the ratio of the times is less than, if the tool took too long. */
  private Optional<Double> bound(Score score) {
    return debrief
        .filter(own -> score.runs().isEmpty() && score.limitSeconds() > 0)
        .map(own -> own.wallSeconds() / score.limitSeconds());
  }

  private String ratio(Score score, Metric metric) {
    boolean itself = score.tool().equals(Toolbox.DEBRIEF);
    return itself ? "" : ratioTo(score, metric).map(Ratios::format).orElse("");
  }

  private String goals(Score score) {
    List<String> words =
        Goal.of(subject, score.tool()).stream()
            .map(
                goal ->
                    goal.metric().label() + " ≤ " + format(goal.most()) + ": " + met(goal, score))
            .toList();
    return String.join("; ", words);
  }

  private String met(Goal goal, Score score) {
    Optional<Double> bound = goal.metric() == Metric.WALL ? bound(score) : Optional.empty();
    return ratioTo(score, goal.metric())
        .or(() -> bound)
        .map(ratio -> ratio <= goal.most() ? "reached" : "**not reached**")
        .orElse("?");
  }

  private static String figures(Usage usage) {
    return String.format(
        Locale.ROOT,
        "%.2f s | %.2f s | %.0f MB",
        usage.wallSeconds(),
        usage.cpuSeconds(),
        usage.peakBytes() / 1e6);
  }

  private static String format(double ratio) {
    return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.0f", ratio);
  }
}
