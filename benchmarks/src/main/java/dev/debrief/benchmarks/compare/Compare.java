package dev.debrief.benchmarks.compare;

import dev.debrief.benchmarks.compare.Contest.Rounds;
import dev.debrief.benchmarks.compare.MemoryChart.Line;
import dev.debrief.benchmarks.compare.MemoryChart.Point;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares Debrief with other tools on generated recordings: {@code Compare ROOT [--quick]
 * [--rounds N] [--limit SECONDS] [--only RECORDING,...] [--write]}. A comparison of everything
 * writes its tables into the documentation, others only if they are told to.
 */
public final class Compare {
  private static final Rounds QUICK = new Rounds(3, 15);
  private static final Rounds FULL = new Rounds(5, 300);
  private static final Duration QUICK_LIMIT = Duration.ofSeconds(25);
  private static final Duration FULL_LIMIT = Duration.ofMinutes(10);
  private static final List<Subject> DRAWN =
      List.of(Subject.JDK_100, Subject.JDK_500, Subject.JDK_2000);
  private static final Map<Subject, String> LITTLE_MEMORY =
      Map.of(Subject.ASYNC_100, "-Xmx384m", Subject.JDK_2000, "-Xmx256m");

  private final Path root;
  private final Arguments arguments;
  private final PrintStream out;
  private final Toolbox toolbox;
  private final Map<Subject, List<Score>> scores = new EnumMap<>(Subject.class);
  private final List<String> littleMemory = new ArrayList<>();

  private Compare(Path root, Arguments arguments, PrintStream out) throws IOException {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
    toolbox = new Toolbox(root);
  }

  /**
   * What was asked for.
   *
   * @param full whether the result belongs into the documentation
   */
  record Arguments(Rounds rounds, Duration limit, List<Subject> subjects, boolean full) {
    Arguments {
      subjects = List.copyOf(subjects);
    }

    /**
     * @throws IllegalArgumentException if a word is not known
     */
    static Arguments parse(List<String> words) {
      boolean quick = words.contains("--quick");
      Rounds rounds = quick ? QUICK : FULL;
      Duration limit = quick ? QUICK_LIMIT : FULL_LIMIT;
      List<Subject> subjects =
          Arrays.stream(Subject.values()).filter(s -> !quick || s.quick()).toList();
      for (int i = 0; i < words.size(); i++) {
        switch (words.get(i)) {
          case "--quick", "--write" -> {}
          case "--rounds" ->
              rounds = new Rounds(Integer.parseInt(words.get(++i)), rounds.budgetSeconds());
          case "--limit" -> limit = Duration.ofSeconds(Integer.parseInt(words.get(++i)));
          case "--only" -> {
            List<String> ids = List.of(words.get(++i).split(",", -1));
            subjects = subjects.stream().filter(s -> ids.contains(s.id())).toList();
          }
          default -> throw new IllegalArgumentException("unknown: " + words.get(i));
        }
      }
      boolean full = words.isEmpty() || words.contains("--write");
      return new Arguments(rounds, limit, subjects, full);
    }
  }

  /** Compares and prints; the first argument is the checkout. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> words = List.of(args).subList(1, args.length);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new Compare(Path.of(args[0]), Arguments.parse(words), out).run();
  }

  private void run() throws IOException, InterruptedException {
    Path directory = Files.createDirectories(root.resolve("benchmarks/target/compare"));
    Measurement measurement = new Measurement(directory, arguments.limit());
    Contest contest = new Contest(measurement, directory, arguments.rounds(), out);
    // The first start of an installation may prepare the later ones.
    measurement.run(toolbox.version(), Map.of(), "version");
    for (Subject subject : arguments.subjects()) {
      out.println("generating " + subject.id());
      Path recording =
          subject.file(root.resolve("benchmarks/target/recordings"), toolbox.program());
      scores.put(subject, contest.run(subject.id(), recording, toolbox.tools()));
      tryLittleMemory(subject, recording, directory, measurement);
    }
    String report = report();
    out.println();
    out.println(report);
    if (arguments.full()) {
      write(report);
    }
  }

  /** Writes the page; the drawing only if it has all its sizes. */
  private void write(String report) throws IOException {
    String page = report;
    if (scores.keySet().containsAll(DRAWN)) {
      Files.writeString(root.resolve("docs/images/memory.svg"), chart().svg());
      page += "\n![Peak memory over the size of the recording](images/memory.svg)\n";
    }
    MarkedPage.replace(root.resolve("docs/performance.md"), page);
  }

  private void tryLittleMemory(
      Subject subject, Path recording, Path directory, Measurement measurement)
      throws IOException, InterruptedException {
    String option = LITTLE_MEMORY.get(subject);
    if (option != null) {
      Contest once = new Contest(measurement, directory, new Rounds(1, 0), out);
      Tool tool = toolbox.limited(option);
      Score score = once.run(subject.id(), recording, List.of(tool)).get(0);
      String result =
          score
              .median()
              .map(u -> String.format(Locale.ROOT, "succeeds, %.1f s", u.wallSeconds()))
              .orElse("**" + score.remark() + "**");
      littleMemory.add("| " + subject.label() + " | " + option + " | " + result + " |");
    }
  }

  private String report() {
    StringBuilder report = new StringBuilder(4_096);
    report.append(machine()).append("\n\n");
    scores.forEach((s, score) -> report.append(new Ratios(s, score).table()).append('\n'));
    if (!littleMemory.isEmpty()) {
      report.append("### Debrief with little memory\n\n| | option | result |\n|---|---|---|\n");
      littleMemory.forEach(line -> report.append(line).append('\n'));
    }
    return report.toString();
  }

  private String machine() {
    return "Medians of at most "
        + arguments.rounds().most()
        + " runs; "
        + Runtime.getRuntime().availableProcessors()
        + " processors, Java "
        + Runtime.version()
        + ".";
  }

  private MemoryChart chart() {
    return new MemoryChart(
        List.of(
            line(Toolbox.DEBRIEF, "Debrief", "#4c6ef5"),
            line("jfrconv-pprof", "jfrconv pprof", "#f08c00")));
  }

  private Line line(String tool, String label, String color) {
    List<Point> points = new ArrayList<>();
    for (Subject subject : DRAWN) {
      scores.getOrDefault(subject, List.of()).stream()
          .filter(score -> score.tool().equals(tool))
          .flatMap(score -> score.median().stream())
          .map(usage -> point(subject, usage))
          .forEach(points::add);
    }
    return new Line(label, color, points);
  }

  private static Point point(Subject subject, Usage usage) {
    return new Point(subject.label(), (double) subject.sizeBytes(), (double) usage.peakBytes());
  }
}
