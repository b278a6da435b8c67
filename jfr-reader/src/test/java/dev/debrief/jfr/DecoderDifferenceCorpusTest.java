package dev.debrief.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.input.FoundInputs;
import dev.debrief.jfr.input.InputOptions;
import dev.debrief.jfr.input.RecordingFinder;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import dev.debrief.testdata.corpus.ProjectRecordings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both decoders make the same of every recording: the same events with times, thread, stack, state,
 * subject, other thread and address, the same raw events with all fields, the same counts, states
 * of chunks and notes. Where they do not, {@code decoder-differences.tsv} says how much and why.
 */
class DecoderDifferenceCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  /** What is compared of one recording: events, counts, states of chunks, notes. */
  private static final int CHECKS = 4;

  @TempDir Path temporary;

  /**
   * How far the decoders are apart.
   *
   * @param onlyJmc events that only JMC's has
   * @param onlyStreaming events that only the streaming decoder has
   * @param notes states of chunks, counts and notes that only one has, JMC's with a minus
   */
  private record Difference(int onlyJmc, int onlyStreaming, String notes) {
    static final Difference NONE = new Difference(0, 0, "-");
  }

  @Test
  void bothMakeTheSameOfEveryRecordingOfTheCorpus() throws Exception {
    Corpus corpus = Corpus.openOrSkip();
    Map<String, Difference> expected = expected();
    Map<String, Difference> found = new TreeMap<>();
    for (Path path : corpus.files("")) {
      Difference difference = difference(path);
      TALLY.recording(CHECKS);
      if (!difference.equals(expected.getOrDefault(corpus.nameOf(path), Difference.NONE))) {
        found.put(corpus.nameOf(path), difference);
        explain(path);
      }
      expected.remove(corpus.nameOf(path));
    }
    assertThat(found).as("recordings that the table does not have so").isEmpty();
    assertThat(expected).as("of the table, but not in the corpus").isEmpty();
  }

  @Test
  void bothMakeTheSameOfTheProjectsRecordings() throws Exception {
    try (Stream<Path> files = Files.list(ProjectRecordings.folder())) {
      for (Path path : files.filter(file -> file.toString().endsWith(".jfr")).sorted().toList()) {
        assertThat(difference(path)).as("%s", path.getFileName()).isEqualTo(Difference.NONE);
        TALLY.recording(CHECKS);
      }
    }
  }

  private Difference difference(Path path) throws IOException {
    try {
      Reading jmc = read(path, Parser.JMC, Set.of());
      Reading auto = read(path, Parser.AUTO, Set.of());
      return new Difference(
          jmc.without(auto).size(), auto.without(jmc).size(), notes(facts(jmc), facts(auto)));
    } catch (RecordingException e) {
      return Difference.NONE; // Nothing was found to decode.
    }
  }

  private static Set<String> facts(Reading reading) {
    Set<String> facts = new TreeSet<>(reading.codes());
    for (int i = 0; i < reading.states().size(); i++) {
      facts.add("chunk" + (i + 1) + ":" + reading.states().get(i));
    }
    reading.counts().forEach((type, count) -> facts.add(type + "*" + count));
    return facts;
  }

  private static String notes(Set<String> jmc, Set<String> auto) {
    List<String> notes = new ArrayList<>();
    jmc.stream().filter(fact -> !auto.contains(fact)).forEach(fact -> notes.add("-" + fact));
    auto.stream().filter(fact -> !jmc.contains(fact)).forEach(fact -> notes.add("+" + fact));
    boolean few = notes.size() <= 8;
    return notes.isEmpty() ? "-" : few ? String.join(" ", notes) : notes.size() + " notes";
  }

  /** Shows some of the events that differ. */
  private void explain(Path path) throws IOException, RecordingException {
    Reading jmc = read(path, Parser.JMC, Set.of());
    Reading auto = read(path, Parser.AUTO, Set.of());
    show(path, Parser.JMC, jmc.without(auto));
    show(path, Parser.AUTO, auto.without(jmc));
  }

  private void show(Path path, Parser parser, Collection<Long> numbers)
      throws IOException, RecordingException {
    for (String line : read(path, parser, new HashSet<>(numbers)).shown()) {
      System.out.println(path.getFileName() + ": only " + parser + ": " + line);
    }
  }

  private Reading read(Path path, Parser parser, Set<Long> wanted)
      throws IOException, RecordingException {
    RecordingFinder finder = new RecordingFinder(InputOptions.defaults(temporary));
    try (FoundInputs found = finder.find(List.of(path.toString()));
        Recording recording = found.inputs().get(0).open(new Diagnostics())) {
      return Reading.of(recording, parser, wanted);
    }
  }

  private static Map<String, Difference> expected() throws IOException {
    Map<String, Difference> expected = new TreeMap<>();
    try (InputStream in =
        DecoderDifferenceCorpusTest.class.getResourceAsStream("decoder-differences.tsv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(
              cells ->
                  expected.put(
                      cells[0],
                      new Difference(
                          Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), cells[3])));
    }
    return expected;
  }
}
