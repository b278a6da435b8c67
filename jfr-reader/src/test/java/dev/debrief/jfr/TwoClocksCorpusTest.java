package dev.debrief.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.input.FileByteSource;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files in which two producers with clocks of different bases and speeds wrote their chunks: read
 * with the first chunk's clock, the second producer's events would be minutes to hours off.
 */
class TwoClocksCorpusTest {
  private static final long SLACK = Duration.ofSeconds(1).toNanos();

  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  @ParameterizedTest
  @ValueSource(strings = {"spans/dd-1.68.1-jdk17-1.jfr", "spans/dd-1.68.1-jdk17-2.jfr"})
  void samplesLieInTheTimeOfTheirOwnChunk(String file) throws Exception {
    try (Recording recording =
        new Recording("dd", List.of(FileByteSource.open(Corpus.openOrSkip().path(file))))) {
      RecordingReader reader = RecordingReader.open(recording);
      assertThat(reader.chunks()).extracting(c -> c.header().startTicks()).doesNotHaveDuplicates();
      long samples = 0;
      for (Chunk chunk : reader.chunks()) {
        List<Long> times = times(reader, chunk);
        ChunkHeader header = chunk.header();
        assertThat(times)
            .allMatch(time -> time >= header.startNanos() - SLACK)
            .allMatch(time -> time <= header.startNanos() + header.durationNanos() + SLACK);
        samples += times.size();
      }
      assertThat(samples).isPositive();
      TALLY.recording(samples);
    }
  }

  private static List<Long> times(RecordingReader reader, Chunk chunk) throws Exception {
    List<Long> times = new ArrayList<>();
    reader.read(
        chunk,
        Selection.everythingAnd(Set.of()),
        new EventSink() {
          @Override
          public void samples(SampleBatch batch) {
            for (int i = 0; i < batch.size(); i++) {
              times.add(batch.startNanos(i));
            }
          }
        });
    return times;
  }
}
