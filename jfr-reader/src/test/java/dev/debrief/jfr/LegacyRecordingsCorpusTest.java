package dev.debrief.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.input.FoundInputs;
import dev.debrief.jfr.input.InputOptions;
import dev.debrief.jfr.input.RecordingFinder;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of JDK 7 and 8 (format 0.9) have their events where their chunk says. */
class LegacyRecordingsCorpusTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();

  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "real/openjdk__jmc/7u60.jfr",
        "real/openjdk__jmc/7u76.jfr",
        "real/openjdk__jmc/8u40.jfr",
        "real/openjdk__jmc/parallel-gc_cpu.jfr",
        "real/richardstartin__multi-matcher/recording.jfr",
        "real/elastic__apm-agent-java/recording.jfr"
      })
  void eventsLieInTheTimeOfTheirChunk(String file) throws Exception {
    ReadResult result = read(Corpus.openOrSkip().path(file));
    ChunkHeader header = result.chunks().get(0).header();
    long first = header.startNanos() - HOUR;
    long last = header.startNanos() + header.durationNanos() + HOUR;

    assertThat(result.samples().size() + result.intervals().size()).isPositive();
    assertThat(result.samples()).allMatch(s -> s.startNanos() > first && s.startNanos() < last);
    assertThat(result.intervals())
        .allMatch(i -> i.startNanos() > first && i.endNanos() < last)
        .allMatch(i -> i.endNanos() >= i.startNanos());
    if (!result.intervals().isEmpty()) {
      assertThat(result.intervals()).anyMatch(i -> i.endNanos() > i.startNanos());
    }
    TALLY.recording(result.samples().size() + 2L * result.intervals().size());
  }

  private ReadResult read(Path path) throws Exception {
    RecordingFinder finder = new RecordingFinder(InputOptions.defaults(temporary));
    try (FoundInputs found = finder.find(List.of(path.toString()));
        Recording recording = found.inputs().get(0).open(new Diagnostics())) {
      return ReadResult.of(recording, Set.of());
    }
  }
}
