package dev.debrief.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.ThreadRef;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import dev.debrief.timeline.FirstPassVisitor;
import dev.debrief.timeline.RecordingIndex;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording without any source of context is read as if there were none in the world. */
class NoContextTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  /** Notes which events would be read for the sake of context. */
  private static final class Noting implements FirstPassVisitor<ContextRows> {
    private final RuleBook book = new RuleBook(SpanReading.builtIn());
    private final List<Map<String, Set<String>>> chosen = new ArrayList<>();
    private final RawChoice choice =
        declared -> {
          Map<String, Set<String>> types = book.choose(declared);
          chosen.add(types);
          return types;
        };

    @Override
    public RawChoice choice() {
      return choice;
    }

    @Override
    public ContextRows begin(Chunk chunk) {
      return new ContextRows(book);
    }

    @Override
    public void end(Chunk chunk, ContextRows rows, Function<ThreadRef, TimelineThread> threads) {
      assertThat(rows.size()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gen/jdk17_busy_profile.jfr.gz",
        "gen/jdk25_zgc_vthreads.jfr.gz",
        "gen/mvn_compile_petclinic_jdk17.jfr",
        "gen/ap30_wall_threads.jfr"
      })
  void noFurtherEventIsRead(String file) throws Exception {
    Path path = Corpus.openOrSkip().path(file);
    Noting noting = new Noting();
    try (Workers workers = Workers.of(1)) {
      RecordingIndex.of(SpanReading.open(path), workers, noting);
    }
    assertThat(noting.chosen).isNotEmpty().allSatisfy(types -> assertThat(types).isEmpty());
    TALLY.recording(noting.chosen.size());
  }
}
