package dev.debrief.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Parser;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import dev.debrief.timeline.span.source.PyroscopeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real recordings of profilers that know of spans. */
class LabelCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static SpanReading read(String file, Parser parser) throws Exception {
    return SpanReading.of(Corpus.openOrSkip().path(file), SpanReading.Request.plain().with(parser));
  }

  private static void assertExact(Score score, int samples) {
    TALLY.recording(score.samples());
    assertThat(score.precision()).isEqualTo(100.0);
    assertThat(score.recall()).isEqualTo(100.0);
    assertThat(score.samples()).isGreaterThanOrEqualTo(samples);
  }

  @ParameterizedTest
  @EnumSource(
      value = Parser.class,
      names = {"STREAMING", "JMC"})
  void datadogIsExact(Parser parser) throws Exception {
    for (int file = 1; file <= 2; file++) {
      SpanReading reading = read("spans/dd-1.68.1-jdk17-" + file + ".jfr", parser);
      Score score =
          Score.of(
                  reading,
                  (thread, frames) -> TracedApp.truth(frames),
                  span -> span.localRootId() == span.ids().spanId() ? "root" : "child")
              .print("datadog " + file + " " + parser);
      assertExact(score, 600);
    }
  }

  /** Pool threads have the span that handed them their work. */
  @Test
  void datadogFollowsWorkIntoThePool() throws Exception {
    SpanReading reading = read("spans/dd-1.68.1-jdk17-2.jfr", Parser.AUTO);
    Score pool =
        Score.of(
            reading,
            (thread, frames) ->
                Score.has(frames, "App.onPool") ? Optional.of("child") : Optional.empty(),
            span -> span.localRootId() == span.ids().spanId() ? "root" : "child");
    assertThat(pool.right()).isGreaterThan(100).isEqualTo(pool.samples());
    Span span = reading.spans().span(0);
    assertThat(span.ids().traceHex()).as("no trace id in recordings of its profiler").isEmpty();
  }

  /** Its two chunks have clocks of their own, 1080 s apart. */
  @Test
  void datadogTimesAreThoseOfTheirChunk() throws Exception {
    SpanIndex spans = read("spans/dd-1.68.1-jdk17-2.jfr", Parser.AUTO).spans();
    for (int i = 0; i < spans.size(); i++) {
      assertThat(Instant.ofEpochSecond(0, spans.span(i).time().startNanos()))
          .isBetween(Instant.parse("2026-11-22T10:31:39Z"), Instant.parse("2026-11-22T10:32:00Z"));
    }
  }

  private static Optional<String> pyroscopeTruth(String thread, List<String> frames) {
    if (!Score.has(frames, "PyroLab.burn")) {
      return Optional.empty();
    }
    boolean traced = Score.has(frames, "PyroLab.traced") || Score.has(frames, "PyroLab.both");
    boolean byHand = thread.equals("main") && Score.has(frames, "PyroLab.none");
    return Optional.of(traced ? "be1ab2702609dd7b" : byHand ? "0000000000001111" : Score.NONE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Parser.class,
      names = {"STREAMING", "JMC"})
  void pyroscopeIsExactWhereItLabels(Parser parser) throws Exception {
    SpanReading reading = read("spans/pyroscope-2.9.2-itimer.jfr", parser);
    Score score =
        Score.of(reading, LabelCorpusTest::pyroscopeTruth, span -> span.ids().spanHex())
            .print("pyroscope " + parser);
    assertExact(score, 50);
    int found = reading.spans().find(TraceIds.ofHex("", "be1ab2702609dd7b", "")).orElseThrow();
    Span span = reading.spans().span(found);
    assertThat(span.ids().traceHex()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(reading.spans().at(1, span.time().startNanos()))
        .isEqualTo(new Attribution.OfSpan(found, "pyroscope", Confidence.MEDIUM, false));
  }

  /** The recording numbers the names of its spans; the agent sent them in a file beside it. */
  @Test
  void pyroscopeNamesSpansInItsFileOfLabels() throws Exception {
    Corpus corpus = Corpus.openOrSkip();
    List<SpanSource> sources = new ArrayList<>(SpanReading.builtIn());
    sources.add(
        PyroscopeSource.withLabels(corpus.path("spans/pyroscope-2.9.2-itimer.jfr.labels.pb")));
    SpanReading reading =
        SpanReading.of(
            corpus.path("spans/pyroscope-2.9.2-itimer.jfr"),
            SpanReading.Request.plain().alone(sources));
    int found = reading.spans().find(TraceIds.ofHex("", "be1ab2702609dd7b", "")).orElseThrow();
    assertThat(reading.spans().span(found).name()).isEqualTo("GET /orders");
    assertThat(reading.spans().sources()).containsExactly("pyroscope");
  }

  /** Agents of different years, whose samples have different fields. */
  @Test
  void pyroscopeOfOtherYears() throws Exception {
    assertThat(attributed("real/grafana__jfr-parser/new_spancontext.jfr.gz"))
        .containsEntry("pyroscope", 470);
    assertThat(attributed("real/grafana__pyroscope-jfr-parser/traceid.jfr.gz"))
        .containsEntry("pyroscope", 3019);
  }

  /** Samples that all say zero are no reason to attribute anything. */
  @Test
  void labelsThatAreNeverSetAreNoContext() throws Exception {
    for (int file = 1; file <= 4; file++) {
      SpanReading reading = read("gen/pyroscope_agent_2.9.2_" + file + ".jfr.gz", Parser.AUTO);
      assertThat(reading.spans().isEmpty()).isTrue();
    }
  }

  private static Map<String, Integer> attributed(String file) throws Exception {
    Map<String, Integer> bySource = new TreeMap<>();
    for (AttributedTimeline timeline : read(file, Parser.AUTO).timelines()) {
      for (int piece = 0; piece < timeline.size(); piece++) {
        if (timeline.first(piece) && timeline.attribution(piece) instanceof Attribution.OfSpan of) {
          bySource.merge(of.source(), 1, Integer::sum);
        }
      }
    }
    return bySource;
  }

  /** The program burns time within spans only. */
  @Test
  void asyncProfilerIsExact() throws Exception {
    SpanReading reading = read("spans/async-profiler-4.5-span-jdk17.jfr", Parser.AUTO);
    TreeMap<String, Set<String>> names = new TreeMap<>();
    Score score =
        Score.of(
                reading,
                (thread, frames) ->
                    Score.has(frames, "ApLab.burn")
                        ? Optional.of("span of " + thread)
                        : Optional.empty(),
                span -> {
                  String thread = span.thread().orElseThrow() == 1 ? "main" : "worker";
                  names.computeIfAbsent(thread, key -> new TreeSet<>()).add(span.name());
                  return "span of " + thread;
                })
            .print("async-profiler");
    assertExact(score, 180);
    assertThat(names)
        .hasToString(
            "{main=[GET /a, GET /a/inner, GET /c, GET /c/inner], worker=[GET /b, GET /b/inner]}");
    SpanIndex spans = reading.spans();
    assertThat(spans.enclosing(SpanReading.named(spans, "GET /a/inner")))
        .hasValue(SpanReading.named(spans, "GET /a"));
  }
}
