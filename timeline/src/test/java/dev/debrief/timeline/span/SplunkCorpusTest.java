package dev.debrief.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.SampleKind;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that Splunk's agent kept: states of threads, and dumps of threads as samples. */
class SplunkCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  /** The recording has no names; these ids are the children. */
  private static final Set<String> CHILDREN =
      Set.of("bc2dd16ccf298a4f", "bba4e13277fc9086", "5b0c9e950e236065");

  private static SpanReading read(String file, CarriedContext before) throws Exception {
    Path path = Corpus.openOrSkip().path(file);
    return SpanReading.of(path, SpanReading.Request.plain().after(before));
  }

  private static SpanReading app(int file, CarriedContext before) throws Exception {
    return read("spans/splunk-2.24.0-jdk17-file" + file + ".jfr", before);
  }

  private static Score score(SpanReading reading) {
    Score score =
        Score.of(
            reading,
            (thread, frames) -> TracedApp.truth(frames),
            span -> CHILDREN.contains(span.ids().spanHex()) ? "child" : "root");
    TALLY.recording(score.samples());
    return score;
  }

  /** What held at the end of a file holds in the next: three dumps more know their span. */
  @Test
  void statesCrossFiles() throws Exception {
    SpanReading second = app(2, CarriedContext.NONE);
    Score alone = score(app(3, CarriedContext.NONE)).print("splunk file 3 alone");
    Score carried = score(app(3, second.carry().context())).print("splunk file 3 after 2");
    assertThat(alone.precision()).isEqualTo(100.0);
    assertThat(carried.precision()).isEqualTo(100.0);
    assertThat(carried.right() - alone.right()).isEqualTo(3);
  }

  /** Of three dumps in the first file its own beginning is missing, as the file before is. */
  @Test
  void theFirstFileKnowsAllButItsBeginning() throws Exception {
    Score score = score(app(2, CarriedContext.NONE)).print("splunk file 2");
    assertThat(score.precision()).isEqualTo(100.0);
    assertThat(score.missed()).isEqualTo(3);
    assertThat(score.right()).isEqualTo(42);
  }

  /** The JVM has lost the pool's thread, which had ended: nothing else is missed. */
  @Test
  void contextOfALostThreadIsLost() throws Exception {
    SpanReading reading = app(3, app(2, CarriedContext.NONE).carry().context());
    Score pool =
        Score.of(
            reading,
            (thread, frames) ->
                Score.has(frames, "App.onPool") ? Optional.of("child") : Optional.empty(),
            span -> "child");
    assertThat(pool.missed()).isEqualTo(5).isEqualTo(score(reading).missed());
    assertThat(reading.spans().diagnostics())
        .anySatisfy(
            note -> {
              assertThat(note.code()).isEqualTo("span-thread-unknown");
              assertThat(note.count()).isEqualTo(2);
            });
  }

  /** Dumps come every 100 ms, as nothing but the dumps says. */
  @Test
  void aDumpIsGoodForTheGapBetweenTwo() throws Exception {
    SpanReading reading = app(2, CarriedContext.NONE);
    assertThat(reading.index().period(SampleKind.WALL).typicalNanos())
        .isBetween(99_000_000L, 110_000_000L);
  }

  /**
   * A server under load in three files: what its threads do for a request has a span. The JVM stops
   * its threads a little later than a dump's time says; a request that began in between is missed.
   */
  @Test
  void threadsOfAServerWorkForRequests() throws Exception {
    CarriedContext before = CarriedContext.NONE;
    for (int file = 1; file <= 2; file++) {
      before = read(server(file), before).carry().context();
    }
    Score score =
        Score.of(
                read(server(3), before),
                SplunkCorpusTest::serverTruth,
                span -> span.details().source())
            .print("splunk server");
    assertThat(score.precision()).isEqualTo(100.0);
    assertThat(score.recall()).isGreaterThan(97.0);
    assertThat(score.samples()).isGreaterThan(270);
  }

  private static String server(int file) {
    return "gen/splunk_otel_2.24.0_jdk17_" + file + ".jfr.gz";
  }

  private static Optional<String> serverTruth(String thread, List<String> frames) {
    return thread.startsWith("http-nio") && Score.has(frames, "DispatcherServlet.doDispatch")
        ? Optional.of("splunk")
        : Optional.empty();
  }
}
