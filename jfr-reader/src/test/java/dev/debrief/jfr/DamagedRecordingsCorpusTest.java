package dev.debrief.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.input.FoundInputs;
import dev.debrief.jfr.input.InputOptions;
import dev.debrief.jfr.input.RecordingFinder;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every damaged recording of the corpus ends as {@code damaged-recordings.tsv} says it must. */
class DamagedRecordingsCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  @TempDir Path temporary;

  private record Row(
      String file, String status, List<Integer> chunks, long leastEvents, String code) {}

  private record Outcome(String status, List<Integer> chunks, long events, Set<String> codes) {
    static Outcome failed(String code) {
      return new Outcome("failed", List.of(0, 0, 0), 0, Set.of(code));
    }
  }

  @Test
  void everyFileEndsAsTheTableSays() throws Exception {
    Corpus corpus = Corpus.openOrSkip();
    for (Row row : rows()) {
      long start = System.nanoTime();
      Outcome outcome = read(corpus.path("bad/" + row.file()));
      assertThat(outcome.status()).as(row.file()).isEqualTo(row.status());
      assertThat(outcome.chunks()).as(row.file()).isEqualTo(row.chunks());
      assertThat(outcome.events()).as(row.file()).isGreaterThanOrEqualTo(row.leastEvents());
      if (row.code().equals("-")) {
        assertThat(outcome.codes()).as(row.file()).isEmpty();
      } else {
        assertThat(outcome.codes()).as(row.file()).contains(row.code());
      }
      assertThat(System.nanoTime() - start)
          .as("%s ends in time", row.file())
          .isLessThan(Duration.ofSeconds(10).toNanos());
      TALLY.recording(5);
    }
  }

  @Test
  void theTableKnowsEveryFile() throws Exception {
    Corpus corpus = Corpus.openOrSkip();
    assertThat(corpus.recordings("bad"))
        .extracting(path -> path.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(rows().stream().map(Row::file).toList());
  }

  private Outcome read(Path path) throws IOException {
    RecordingFinder finder = new RecordingFinder(InputOptions.defaults(temporary));
    try (FoundInputs found = finder.find(List.of(path.toString()))) {
      Diagnostics notes = new Diagnostics();
      try (Recording recording = found.inputs().get(0).open(notes)) {
        return outcome(ReadResult.of(recording, Set.of()));
      }
    } catch (RecordingException e) {
      return Outcome.failed(e.code());
    }
  }

  private static Outcome outcome(ReadResult result) {
    boolean readable = result.chunks().stream().anyMatch(Chunk::readable);
    boolean loss =
        result.diagnostics().stream().anyMatch(d -> d.level() == Diagnostic.Level.DATA_LOSS);
    return new Outcome(
        readable ? loss ? "partial" : "ok" : "failed",
        List.of(
            count(result, Chunk.State.WHOLE),
            count(result, Chunk.State.PARTIAL),
            count(result, Chunk.State.LOST)),
        result.events(),
        Set.copyOf(result.codes()));
  }

  private static int count(ReadResult result, Chunk.State state) {
    return (int) result.states().stream().filter(s -> s == state).count();
  }

  private static List<Row> rows() throws IOException {
    try (InputStream in =
        DamagedRecordingsCorpusTest.class.getResourceAsStream("damaged-recordings.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(
              cells ->
                  new Row(
                      cells[0],
                      cells[1],
                      List.of(
                          Integer.valueOf(cells[2]),
                          Integer.valueOf(cells[3]),
                          Integer.valueOf(cells[4])),
                      Long.parseLong(cells[5]),
                      cells[6]))
          .toList();
    }
  }
}
