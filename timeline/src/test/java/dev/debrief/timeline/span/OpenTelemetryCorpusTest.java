package dev.debrief.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Parser;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Scopes of a program whose method {@code nested} works in a root span at lines 16, 19 and 21, in
 * its child at line 18, and with the context detached at line 20.
 */
class OpenTelemetryCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static final Pattern LINE = Pattern.compile("OtelLab\\.nested:(\\d+)");

  private static SpanReading read(String jdk, Parser parser) throws Exception {
    String file = "spans/otel-jfr-events-jdk" + jdk + ".jfr";
    return SpanReading.of(Corpus.openOrSkip().path(file), SpanReading.Request.plain().with(parser));
  }

  private static Optional<String> truth(String thread, List<String> frames) {
    if (!Score.has(frames, "OtelLab.burn")) {
      return Optional.empty();
    }
    String place = thread.equals("w") ? "pool" : thread;
    if (Score.has(frames, "OtelLab.nested:18")) {
      return Optional.of("child-" + place);
    }
    if (Score.has(frames, "OtelLab.nested:20") || thread.equals("leaky")) {
      return Optional.of(Score.NONE);
    }
    if (Score.has(frames, "OtelLab.lambda$main$1")) {
      return Optional.of("async");
    }
    return Score.has(frames, "OtelLab.nested") ? Optional.of("root-" + place) : Optional.empty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Parser.class,
      names = {"STREAMING", "JMC"})
  void scopesAreExact(Parser parser) throws Exception {
    for (String jdk : List.of("17", "25")) {
      SpanReading reading = read(jdk, parser);
      Score score =
          Score.of(reading, OpenTelemetryCorpusTest::truth, Span::name)
              .print("opentelemetry jdk" + jdk + " " + parser);
      assertThat(score.precision()).isEqualTo(100.0);
      assertThat(score.recall()).isEqualTo(100.0);
      assertThat(score.samples()).isGreaterThanOrEqualTo(jdk.equals("25") ? 121 : 5);
      assertThat(reading.spans().diagnostics()).isEmpty();
      TALLY.recording(score.samples());
    }
  }

  /**
   * The first attachment of all loads classes: three samples at line 18 were taken before it, when
   * the root was current.
   */
  @Test
  void everyLineHasItsContext() throws Exception {
    SpanReading reading = read("25", Parser.AUTO);
    TreeMap<String, Integer> found = new TreeMap<>();
    for (AttributedTimeline timeline : reading.timelines()) {
      for (int piece = 0; piece < timeline.size(); piece++) {
        String thread = timeline.owner(piece).name();
        String line = line(Score.frames(timeline, piece));
        boolean counts = thread.equals("leaky") || (!line.isEmpty() && Integer.parseInt(line) > 15);
        if (Score.isSample(timeline, piece) && counts) {
          found.merge(thread + " " + line + " " + reading.at(timeline, piece), 1, Integer::sum);
        }
      }
    }
    assertThat(found)
        .hasToString(
            "{leaky  NO_CONTEXT_ON_THREAD=19,"
                + " main 16 root-main=13, main 18 child-main=14, main 18 root-main=3,"
                + " main 19 root-main=10, main 20 EMPTY_CONTEXT=9, main 21 root-main=7,"
                + " w 16 root-pool=6, w 18 child-pool=14,"
                + " w 19 root-pool=7, w 20 EMPTY_CONTEXT=6, w 21 root-pool=6}");
  }

  private static String line(List<String> frames) {
    return frames.stream()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(nested -> nested.group(1))
        .findFirst()
        .orElse("");
  }

  @Test
  void operationsNameParents() throws Exception {
    SpanIndex spans = read("25", Parser.AUTO).spans();
    Span child = spans.span(SpanReading.named(spans, "child-main"));
    Span root = spans.span(SpanReading.named(spans, "root-main"));
    assertThat(spans.ancestors(child.number())).containsExactly(root.number());
    assertThat(child.ids().traceHex()).isEqualTo(root.ids().traceHex()).hasSize(32);
    assertThat(spans.roots()).contains(root.number()).doesNotContain(child.number());
    assertThat(child.time().exact()).isTrue();
  }
}
