package dev.debrief.timeline.span;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static dev.debrief.timeline.span.SpanScript.WORK;
import static dev.debrief.timeline.span.SpanScript.at;
import static dev.debrief.timeline.span.SpanScript.id;
import static dev.debrief.timeline.span.SpanScript.read;
import static dev.debrief.timeline.span.SpanScript.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The rules of attribution, each on a recording that shows it. Times are milliseconds. */
class AttributionRulesTest {
  @Test
  void intervalsAreHalfOpenAndTheInnermostBeganLast() throws Exception {
    SpanReading reading = read(s -> s.scope(1, 20, 30, 2).scope(1, 10, 50, 1).samples(1, 0, 60));
    assertThat(at(reading, 1, 9.999, 10, 19.999, 20, 29.999, 30, 49.999, 50))
        .containsExactly(
            "OUTSIDE_INTERVALS", id(1), id(1), id(2), id(2), id(1), id(1), "OUTSIDE_INTERVALS");
  }

  @Test
  void endsComeBeforeStartsAndTheLongerOfEqualStartsIsOutside() throws Exception {
    SpanReading touching = read(s -> s.scope(1, 20, 30, 2).scope(1, 10, 20, 1));
    assertThat(at(touching, 1, 19.9, 20)).containsExactly(id(1), id(2));
    SpanReading together = read(s -> s.scope(1, 10, 20, 2).scope(1, 10, 40, 1));
    assertThat(at(together, 1, 10, 19, 20)).containsExactly(id(2), id(2), id(1));
  }

  @Test
  void scopesWithoutLengthHoldForNothing() throws Exception {
    SpanReading reading = read(s -> s.scope(1, 10, 30, 1).scope(1, 20, 20, 2));
    assertThat(at(reading, 1, 20)).containsExactly(id(1));
    assertThat(reading.spans().find(TraceIds.ofHex("", id(2), ""))).isPresent();
  }

  @Test
  void anEndTakesOutItsOwnRecord() throws Exception {
    SpanReading reading = read(s -> s.scope(1, 10, 30, 1).scope(1, 20, 40, 2));
    assertThat(at(reading, 1, 15, 25, 35)).containsExactly(id(1), id(2) + "?", id(2));
    assertThat(reading.spans().diagnostics()).extracting("code").containsExactly("span-overlap");
  }

  @Test
  void theSameSpanAttachedTwiceIsNotAmbiguous() throws Exception {
    SpanReading reading = read(s -> s.scope(1, 10, 30, 1).scope(1, 20, 40, 1));
    assertThat(at(reading, 1, 25, 35)).containsExactly(id(1), id(1));
    assertThat(reading.spans().diagnostics()).isEmpty();
  }

  @Test
  void emptyContextHidesWhatLiesAroundIt() throws Exception {
    SpanReading reading = read(s -> s.scope(1, 10, 40, 1).scope(1, 20, 30, 0));
    assertThat(at(reading, 1, 15, 25, 35)).containsExactly(id(1), "EMPTY_CONTEXT", id(1));
  }

  @Test
  void operationsNameSpansAndParentsButHoldForNoThread() throws Exception {
    SpanReading reading =
        read(s -> s.scope(1, 10, 20, 2).span(2, 5, 40, 1, 0).span(2, 10, 20, 2, 1));
    assertThat(at(reading, 1, 15)).containsExactly("op2");
    assertThat(at(reading, 2, 15)).containsExactly("NO_CONTEXT_ON_THREAD");
    SpanIndex spans = reading.spans();
    int child = spans.find(TraceIds.ofHex("", id(2), "")).orElseThrow();
    int root = spans.find(TraceIds.ofHex("", id(1), "")).orElseThrow();
    assertThat(spans.ancestors(child)).containsExactly(root);
    assertThat(spans.root(child)).isEqualTo(root);
    assertThat(spans.roots()).containsExactly(root);
    assertThat(spans.span(root).time()).isEqualTo(new Span.Time(atMillis(5), atMillis(40), true));
    SpanReading opted =
        read(
            SpanReading.Request.plain().with(new SpanOptions(true, Optional.empty())),
            s -> s.span(2, 10, 20, 2, 1));
    assertThat(at(opted, 2, 15)).containsExactly("op2");
  }

  @Test
  void aStateHoldsUntilTheNext() throws Exception {
    SpanReading reading = read(s -> s.state(1, 30, 0).state(1, 10, 1).state(1, 20, 2));
    assertThat(at(reading, 1, 5, 10, 19, 20, 29, 30, 5000))
        .containsExactly(
            "OUTSIDE_INTERVALS", id(1), id(1), id(2), id(2), "EMPTY_CONTEXT", "EMPTY_CONTEXT");
  }

  @Test
  void labelsHoldForTheirSampleAndBeatScopes() throws Exception {
    SpanReading reading =
        read(
            s ->
                s.scope(1, 0, 100, 9)
                    .label(1, 10, 7)
                    .label(1, 20, 7)
                    .label(1, 30, 0)
                    .label(1, 40, 8));
    assertThat(at(reading, 1, 5, 10, 25, 30, 39, 40))
        .containsExactly(id(9), id(7), id(7), "EMPTY_CONTEXT", "EMPTY_CONTEXT", id(8));
    // Nobody looked any more: what the scope says counts again.
    assertThat(at(reading, 1, 95)).containsExactly(id(9));
  }

  @Test
  void equalLabelsReachOverAGap() throws Exception {
    SpanReading reading =
        read(
            s ->
                s.label(1, 10, 7)
                    .label(1, 20, 7)
                    .label(1, 30, 7)
                    .label(1, 40, 7)
                    .label(1, 700, 7)
                    .label(1, 900, 8));
    assertThat(at(reading, 1, 400, 740, 800)).containsExactly(id(7), id(7), "OUTSIDE_INTERVALS");
  }

  @Test
  void statesBeatScopesAndScopesWithIdsBeatNames() throws Exception {
    SpanReading reading =
        read(
            s ->
                s.tag(1, 0, 50, "tag").scope(1, 10, 40, 1).tag(1, 15, 20, "inner").state(1, 30, 2));
    assertThat(at(reading, 1, 5, 16, 35)).containsExactly("tag", id(1), id(2));
  }

  @Test
  void namesWithoutIdsAreSpansOfTheirOwn() throws Exception {
    SpanReading reading =
        read(s -> s.tag(1, 0, 50, "GET /a").tag(1, 10, 20, "inner").tag(2, 0, 50, "GET /a"));
    assertThat(reading.spans().size()).isEqualTo(3);
    Attribution.OfSpan inner = (Attribution.OfSpan) reading.spans().at(1, time(15));
    Span span = reading.spans().span(inner.span());
    assertThat(span.madeId()).isTrue();
    assertThat(span.ids().spanId()).isNotZero();
    assertThat(span.time()).isEqualTo(new Span.Time(atMillis(10), atMillis(20), true));
    Attribution.OfSpan outer = (Attribution.OfSpan) reading.spans().at(1, time(5));
    assertThat(reading.spans().enclosing(inner.span())).hasValue(outer.span());
    SpanReading again =
        read(s -> s.tag(1, 0, 50, "GET /a").tag(1, 10, 20, "inner").tag(2, 0, 50, "GET /a"));
    assertThat(again.spans().span(inner.span())).isEqualTo(span);
  }

  @Test
  void waitsAreSplitWhereTheContextChanges() throws Exception {
    SpanReading reading =
        read(
            s ->
                s.scope(1, 20, 60, 1)
                    .chunk
                    .interval("jdk.ThreadSleep", atMillis(10), atMillis(100), 1, WORK));
    AttributedTimeline timeline = reading.timelines().get(0);
    assertThat(timeline.size()).isEqualTo(3);
    assertThat(timeline.startNanos(1)).isEqualTo(atMillis(20));
    assertThat(timeline.endNanos(1)).isEqualTo(atMillis(60));
    assertThat(reading.at(timeline, 0)).isEqualTo("OUTSIDE_INTERVALS");
    assertThat(reading.at(timeline, 1)).isEqualTo(id(1));
    assertThat(timeline.first(0)).isTrue();
    assertThat(timeline.first(1)).isFalse();
    assertThat(timeline.segment(2)).isZero();
  }

  @Test
  void timeIsDescribedByWhatWasSeenOrExactly() throws Exception {
    SpanReading reading = read(s -> s.scope(1, 10, 20, 1).scope(2, 30, 40, 1));
    Span span = reading.spans().span(0);
    assertThat(span.time()).isEqualTo(new Span.Time(atMillis(10), atMillis(40), false));
    assertThat(span.thread()).isEqualTo(OptionalLong.of(1));
    assertThat(reading.spans().events()).containsEntry("opentelemetry", 2L);
    assertThat(reading.spans().sources()).containsExactly("opentelemetry");
  }

  @Test
  void aRecordingWithoutContextHasNoSpans() throws Exception {
    byte[] plain =
        recording()
            .thread(1, "main")
            .chunk(c -> c.sample("jdk.ExecutionSample", atMillis(1), 1, WORK))
            .toBytes();
    SpanReading reading = SpanReading.of(plain, SpanReading.Request.plain());
    assertThat(reading.spans().isEmpty()).isTrue();
    assertThat(reading.spans().at(1, atMillis(1)))
        .isEqualTo(new Attribution.None(Unattributed.NO_CONTEXT_ON_THREAD));
    assertThat(SpanIndex.EMPTY.isEmpty()).isTrue();
  }

  @Test
  void unreadableIdsAreCounted() throws Exception {
    SpanReading reading = read(s -> s.scope(1, 10, 20, "no such id"));
    assertThat(reading.spans().diagnostics())
        .anySatisfy(note -> assertThat(note.code()).isEqualTo("span-id-unreadable"));
  }
}
