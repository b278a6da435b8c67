package dev.debrief.testdata.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The shared recordings, which are not part of the project: a folder named by the environment
 * variable {@code DEBRIEF_CORPUS}, by default {@code ../shared/recordings}; both are relative to
 * the root of the project. Tests that need them are skipped where they are missing, unless {@code
 * DEBRIEF_CORPUS_REQUIRED} is 1.
 *
 * @param root the folder with {@code MANIFEST.tsv} and {@code event-counts.jsonl}
 */
public record Corpus(Path root) {
  private static final String MANIFEST = "MANIFEST.tsv";
  private static final String EVENT_COUNTS = "event-counts.jsonl";

  /** Returns the corpus if it is there. */
  public static Optional<Corpus> find() {
    return find(System.getenv(), ReactorRoot.find());
  }

  /** Returns whether a missing corpus is a failure. */
  public static boolean required() {
    return required(System.getenv());
  }

  /**
   * Returns the corpus, or skips the calling test with the reason.
   *
   * @throws IllegalStateException if the corpus is missing but required
   */
  public static Corpus openOrSkip() {
    return openOrSkip(System.getenv(), ReactorRoot.find());
  }

  /** Returns a new count of recordings and checks for one test class. */
  public static CorpusTally tally() {
    return new CorpusTally();
  }

  static Optional<Corpus> find(Map<String, String> environment, Path reactorRoot) {
    Path root = folder(environment, reactorRoot);
    return Files.isRegularFile(root.resolve(MANIFEST))
        ? Optional.of(new Corpus(root))
        : Optional.empty();
  }

  static boolean required(Map<String, String> environment) {
    return "1".equals(environment.get("DEBRIEF_CORPUS_REQUIRED"));
  }

  static Corpus openOrSkip(Map<String, String> environment, Path reactorRoot) {
    Optional<Corpus> corpus = find(environment, reactorRoot);
    if (corpus.isEmpty()) {
      String reason =
          "no shared recordings in "
              + folder(environment, reactorRoot)
              + "; name their folder in DEBRIEF_CORPUS";
      if (required(environment)) {
        throw new IllegalStateException(reason);
      }
      Assumptions.abort(reason);
    }
    return corpus.orElseThrow();
  }

  private static Path folder(Map<String, String> environment, Path reactorRoot) {
    String named = environment.getOrDefault("DEBRIEF_CORPUS", "");
    return reactorRoot.resolve(named.isBlank() ? "../shared/recordings" : named).normalize();
  }

  /** Returns the path of one file, such as {@code bad/06_size_0.jfr}. */
  public Path path(String file) {
    return root.resolve(file);
  }

  /** Returns a file's name as manifest and event counts have it. */
  public String nameOf(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /**
   * Returns the recordings that the manifest names in a folder and below, in the manifest's order.
   *
   * @param folder such as {@code bad}, {@code gen}, {@code real}, or empty for all
   */
  public List<Path> recordings(String folder) {
    return manifest().stream()
        .map(row -> path(row.file()))
        .filter(path -> path.startsWith(root.resolve(folder)))
        .toList();
  }

  /** Returns all files in a folder and below that are named like recordings, sorted by name. */
  public List<Path> files(String folder) {
    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches("(?i).*\\.jfr(\\.(gz|lz4|zip))?"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the manifest's lines in their order. */
  public List<ManifestRow> manifest() {
    List<String> lines = lines(MANIFEST);
    String[] names = lines.get(0).split("\t", -1);
    List<ManifestRow> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> columns = new HashMap<>();
      for (int i = 0; i < Math.min(names.length, cells.length); i++) {
        columns.put(names[i], cells[i]);
      }
      rows.add(
          new ManifestRow(
              columns.getOrDefault("file", ""),
              columns.getOrDefault("producer", ""),
              columns.getOrDefault("class", ""),
              columns.getOrDefault("notes", ""),
              columns));
    }
    return List.copyOf(rows);
  }

  /** Returns what three readers found in each recording, in the order of the file. */
  public List<EventCounts> eventCounts() {
    EventCountsParser parser = new EventCountsParser();
    return lines(EVENT_COUNTS).stream().map(parser::parse).toList();
  }

  /** Returns what three readers found in one recording. */
  public Optional<EventCounts> eventCounts(String file) {
    return eventCounts().stream().filter(counts -> counts.file().equals(file)).findFirst();
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
