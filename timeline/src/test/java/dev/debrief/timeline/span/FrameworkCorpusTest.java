package dev.debrief.timeline.span;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Frameworks that are nothing but configuration, where there is a real recording. */
class FrameworkCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static SpanReading read(String file, SpanReading.Request request) throws Exception {
    return SpanReading.of(Corpus.openOrSkip().path(file), request);
  }

  private static SpanReading quarkus(boolean operationsCount) throws Exception {
    SpanOptions options = new SpanOptions(operationsCount, Optional.empty());
    return read(
        "spans/quarkus-3.27.2-jfr-otel-jdk17.jfr", SpanReading.Request.plain().with(options));
  }

  @Test
  void requestsOfQuarkusHoldForNoThread() throws Exception {
    SpanReading reading = quarkus(false);
    assertThat(reading.spans().size()).isEqualTo(6);
    assertThat(reading.spans().span(0).name()).isEqualTo("GET /b");
    assertThat(reading.spans().span(0).details().attributes()).doesNotContainKey("client");
    for (AttributedTimeline timeline : reading.timelines()) {
      for (int piece = 0; piece < timeline.size(); piece++) {
        assertThat(timeline.attribution(piece)).isInstanceOf(Attribution.None.class);
      }
    }
  }

  /** Two requests of the event loop overlap without one lying in the other. */
  @Test
  void requestsOfQuarkusOverlapWhenAskedFor() throws Exception {
    SpanReading reading = quarkus(true);
    assertThat(reading.spans().diagnostics())
        .anySatisfy(
            note -> {
              assertThat(note.code()).isEqualTo("span-overlap");
              assertThat(note.count()).isPositive();
            });
    Score score =
        Score.of(
                reading,
                (thread, frames) ->
                    Score.has(frames, "R.n:")
                        ? Optional.of("GET /n")
                        : Score.has(frames, "R.b:") ? Optional.of("GET /b") : Optional.empty(),
                Span::name)
            .print("quarkus operations");
    TALLY.recording(score.samples());
    assertThat(score.samples()).isEqualTo(2);
    assertThat(score.wrong()).isZero();
  }

  /** Every bean that Spring makes is a step of its start, and steps lie in steps. */
  @Test
  void stepsOfSpringNest() throws Exception {
    SpanReading reading =
        read("gen/petclinic_jdk17_profile_springstartup.jfr", SpanReading.Request.plain());
    SpanIndex spans = reading.spans();
    assertThat(spans.events()).containsExactly(Map.entry("spring-startup", 509L));
    Score score =
        Score.of(
                reading,
                (thread, frames) ->
                    thread.equals("main")
                            && Score.has(frames, "AbstractAutowireCapableBeanFactory.createBean:")
                        ? Optional.of("spring-startup")
                        : Optional.empty(),
                span -> span.details().source())
            .print("spring-startup");
    TALLY.recording(score.samples());
    assertThat(score.precision()).isEqualTo(100.0);
    assertThat(score.samples()).isGreaterThan(20);
    assertThat(score.recall()).isEqualTo(100.0);
    TreeSet<String> roots = new TreeSet<>();
    for (int i = 0; i < spans.size(); i++) {
      Span root = spans.span(spans.root(i));
      roots.add(root.name());
      assertThat(root.time().startNanos()).isLessThanOrEqualTo(spans.span(i).time().startNanos());
    }
    assertThat(roots)
        .contains("spring.boot.application.starting", "spring.context.refresh")
        .doesNotContain("spring.beans.instantiate");
  }
}
