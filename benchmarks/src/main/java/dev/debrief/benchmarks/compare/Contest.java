package dev.debrief.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tools that take turns on one recording. */
final class Contest {
  private static final String MORE_MEMORY = "-Xmx8g";

  private final Measurement measurement;
  private final Path directory;
  private final Rounds rounds;
  private final PrintStream progress;

  /**
   * How often tools run.
   *
   * @param most for a fast tool
   * @param budgetSeconds what all runs of a slow tool may take; it runs once at least
   */
  record Rounds(int most, double budgetSeconds) {
    /** Returns how often a tool runs whose first run took so long. */
    int of(double firstSeconds) {
      return (int) Math.max(1, Math.min(most, budgetSeconds / firstSeconds));
    }
  }

  Contest(Measurement measurement, Path directory, Rounds rounds, PrintStream progress) {
    this.measurement = measurement;
    this.directory = directory;
    this.rounds = rounds;
    this.progress = progress;
  }

  /** Lets the tools run in turns, and returns what came of it in their order. */
  List<Score> run(String subject, Path recording, List<Tool> tools)
      throws IOException, InterruptedException {
    Subject.warm(recording);
    Map<Tool, Entrant> entrants = new LinkedHashMap<>();
    tools.forEach(tool -> entrants.put(tool, new Entrant()));
    for (int round = 0; round < rounds.most(); round++) {
      for (Map.Entry<Tool, Entrant> next : entrants.entrySet()) {
        if (round == 0 || next.getValue().runs(round)) {
          run(subject, recording, next.getKey(), next.getValue());
        }
      }
    }
    List<Score> scores = new ArrayList<>();
    entrants.forEach((tool, entrant) -> scores.add(entrant.score(tool)));
    return scores;
  }

  private void run(String subject, Path recording, Tool tool, Entrant entrant)
      throws IOException, InterruptedException {
    Measurement.Outcome outcome = once(subject, recording, tool, entrant.memory);
    if (outcome.failed() && entrant.memory.isEmpty() && tool.extensible()) {
      entrant.memory = MORE_MEMORY;
      outcome = once(subject, recording, tool, entrant.memory);
    }
    entrant.remark = outcome.remark();
    entrant.limitSeconds = outcome.limitSeconds();
    outcome.usage().ifPresent(entrant.usages::add);
  }

  private Measurement.Outcome once(String subject, Path recording, Tool tool, String memory)
      throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    delete(out);
    List<String> command = tool.command(recording, out, memory);
    String name = subject + "-" + tool.id();
    Measurement.Outcome outcome = measurement.run(command, tool.environment(), name);
    delete(out);
    String result = outcome.usage().map(Contest::line).orElse(outcome.remark());
    progress.printf("%-12s %-36s %s%n", subject, tool.label() + " " + memory, result);
    return outcome;
  }

  private static String line(Usage usage) {
    return String.format(
        Locale.ROOT,
        "%8.2f s %8.2f s CPU %8.0f MB",
        usage.wallSeconds(),
        usage.cpuSeconds(),
        usage.peakBytes() / 1e6);
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private final class Entrant {
    private final List<Usage> usages = new ArrayList<>();
    private String memory = "";
    private String remark = "";
    private double limitSeconds;

    private boolean runs(int round) {
      return !usages.isEmpty() && round < rounds.of(usages.get(0).wallSeconds());
    }

    private Score score(Tool tool) {
      String label = tool.label() + (memory.isEmpty() ? "" : " (" + memory + ")");
      return new Score(tool.id(), label, usages, remark, limitSeconds);
    }
  }
}
