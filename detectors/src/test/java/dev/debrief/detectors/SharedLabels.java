package dev.debrief.detectors;

import dev.debrief.testdata.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The labels of the shared recordings: what there is to find in each, and for whom was waited. */
final class SharedLabels {
  private static final Pattern WAIT =
      Pattern.compile(
          "\"kind\":\"wait\",\"thread\":\"([^\"]+)\".*\"awaited\":\"([^\"]+)\""
              + ".*\"start\":(\\d+),\"end\":(\\d+)");

  /**
   * The truth names the thread that the task would have with more processors; on that machine it
   * was this one, as the description of the recordings says too.
   */
  private static final String ON_TWO_PROCESSORS = "cf-join.jdk17.profile.truth.jsonl";

  private static final String THREAD_ON_TWO_PROCESSORS = "Thread-0";

  private SharedLabels() {}

  /**
   * A recording.
   *
   * @param expected what must be found; of the ids of one element, any
   * @param allowed what may be found too
   */
  record Label(
      Path recording, List<Set<String>> expected, Set<String> allowed, List<Waited> waits) {
    /** Returns for whom a thread waited during most of a time, as the program noted. */
    Optional<String> awaited(String thread, long start, long end) {
      return waits.stream()
          .filter(wait -> wait.thread.equals(thread) && wait.mostlyIn(start, end))
          .map(Waited::awaited)
          .findFirst();
    }
  }

  /** A wait as the program noted it. */
  record Waited(String thread, String awaited, long startNanos, long endNanos) {
    private boolean mostlyIn(long start, long end) {
      return 2 * (Math.min(end, endNanos) - Math.max(start, startNanos)) > endNanos - startNanos;
    }
  }

  static List<Label> of(Corpus corpus) throws IOException {
    List<String> lines = Files.readAllLines(corpus.path("detectors/labels.tsv"));
    List<Label> labels = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      labels.add(
          new Label(
              corpus.path("detectors/" + cells[0]),
              words(cells[1]).stream().map(any -> Set.of(any.split("\\|"))).toList(),
              Set.copyOf(words(cells[2])),
              waits(corpus.path("detectors/" + cells[0].replace(".jfr", ".truth.jsonl")))));
    }
    return labels;
  }

  private static List<String> words(String cell) {
    return cell.isBlank() ? List.of() : Arrays.asList(cell.strip().split(","));
  }

  private static List<Waited> waits(Path truth) throws IOException {
    if (!Files.exists(truth)) {
      return List.of(); // The program was still running when it was recorded.
    }
    List<Waited> waits = new ArrayList<>();
    for (String line : Files.readAllLines(truth)) {
      Matcher wait = WAIT.matcher(line);
      if (wait.find()) {
        waits.add(
            new Waited(
                wait.group(1),
                truth.endsWith(ON_TWO_PROCESSORS) ? THREAD_ON_TWO_PROCESSORS : wait.group(2),
                Long.parseLong(wait.group(3)),
                Long.parseLong(wait.group(4))));
      }
    }
    return waits;
  }
}
