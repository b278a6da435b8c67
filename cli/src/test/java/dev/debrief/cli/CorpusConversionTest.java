package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every recording of the corpus is converted by command, or fails with one line; what is written
 * breaks no rule of Sentry's.
 */
class CorpusConversionTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({"real, 0", "gen, 0", "detectors, 0", "spans, 0", "bad, 3"})
  void convertsAFolderAndWritesOnlyWhatSentryAccepts(String folder, int status) throws Exception {
    Path recordings = Corpus.openOrSkip().path(folder);
    long start = System.nanoTime();
    Run convert =
        Run.in(temporary, Map.of(), "convert", recordings.toString(), "-o", "out", "--quiet");

    assertThat(convert.status()).as(convert.err()).isEqualTo(status);
    assertThat(convert.out() + convert.err()).doesNotContain("\tat ").doesNotContain("Exception");
    List<Path> manifests = files("manifest.json");
    assertThat(manifests).isNotEmpty();
    for (Path manifest : manifests) {
      JsonNode json = new ObjectMapper().readTree(manifest.toFile());
      assertThat(json.at("/status").asText()).as(manifest.toString()).isIn("ok", "partial");
      // One by one: damaged copies of one recording have its ids, and are not meant for one set.
      if (!json.at("/outputs").isEmpty()) {
        Run validate = Run.in(temporary, Map.of(), "validate", manifest.getParent().toString());
        assertThat(validate.status()).as(validate.out() + validate.err()).isZero();
      }
      TALLY.recording(2);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(5));
  }

  private List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.walk(temporary.resolve("out"))) {
      return files.filter(file -> file.getFileName().toString().equals(name)).toList();
    }
  }
}
