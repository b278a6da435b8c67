package dev.debrief.timeline.span;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.testdata.jfr.RecordingBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Spans of files on the threads of a recording. */
class ExternalJoinTest {
  private static final String WORK = "a.Work.run:1";

  private static ExternalSpan span(int id, long from, long to, long thread) {
    return new ExternalSpan(
        new TraceIds(0, 1, id, 0),
        "op" + id,
        atMillis(from),
        atMillis(to),
        new ExternalSpan.StartThread(OptionalLong.of(thread), ""),
        ExternalSpan.Details.of("otlp"));
  }

  private static ExternalSpan with(ExternalSpan span, TraceIds ids, SpanKind kind) {
    return new ExternalSpan(
        ids,
        span.name(),
        span.startNanos(),
        span.endNanos(),
        span.thread(),
        new ExternalSpan.Details(kind, "http.client", "ok", "otlp", Map.of("http.route", "/a")));
  }

  private static SpanReading read(SpanOptions options, List<ExternalSpan> spans) throws Exception {
    RecordingBuilder recording =
        recording()
            .thread(1, "main")
            .thread(2, "pool")
            .thread(3, "pool")
            .virtualThread(4, "virtual")
            .chunk(
                c -> {
                  c.type(
                      "event io.opentelemetry.context.Scope $interval traceId:String"
                          + " spanId:String");
                  for (int thread = 1; thread <= 4; thread++) {
                    c.sample("jdk.ExecutionSample", atMillis(thread), thread, WORK);
                  }
                  c.event(
                      "io.opentelemetry.context.Scope",
                      e ->
                          e.at(atMillis(300))
                              .lasting(Duration.ofMillis(10))
                              .thread(1)
                              .set("traceId", "0".repeat(31) + "1")
                              .set("spanId", "0".repeat(13) + "3e7"));
                });
    return SpanReading.of(
        recording.toBytes(), SpanReading.Request.plain().with(options).with(spans));
  }

  private static SpanReading read(ExternalSpan... spans) throws Exception {
    return read(SpanOptions.DEFAULTS, List.of(spans));
  }

  private static String at(SpanReading reading, long thread, long millis) {
    return reading.text(reading.spans().at(thread, atMillis(millis)));
  }

  @Test
  void joinsOnTheIdOfTheThread() throws Exception {
    SpanReading reading = read(span(1, 10, 20, 1), span(2, 12, 15, 1), span(3, 10, 20, 4));
    assertThat(at(reading, 1, 11)).isEqualTo("op1");
    assertThat(at(reading, 1, 12)).isEqualTo("op2");
    assertThat(at(reading, 4, 15)).isEqualTo("op3");
    assertThat(reading.spans().at(1, atMillis(11)))
        .isInstanceOfSatisfying(
            Attribution.OfSpan.class,
            of -> {
              assertThat(of.source()).isEqualTo("otlp");
              assertThat(of.confidence()).isEqualTo(Confidence.MEDIUM);
            });
    assertThat(reading.spans().events()).containsEntry("otlp", 3L);
  }

  @Test
  void joinsOnANameThatOneThreadHas() throws Exception {
    ExternalSpan main = named(span(1, 10, 20, 0), "main");
    ExternalSpan pool = named(span(2, 10, 20, 0), "pool");
    ExternalSpan virtual = named(span(3, 10, 20, 0), "virtual");
    SpanReading reading = read(main, pool, virtual);
    assertThat(at(reading, 1, 15)).isEqualTo("op1~");
    assertThat(at(reading, 2, 15)).isEqualTo("NO_CONTEXT_ON_THREAD");
    assertThat(at(reading, 4, 15)).isEqualTo("NO_CONTEXT_ON_THREAD");
    assertThat(reading.spans().diagnostics())
        .anySatisfy(
            note -> {
              assertThat(note.code()).isEqualTo("span-not-joined");
              assertThat(note.count()).isEqualTo(2);
            });
  }

  private static ExternalSpan named(ExternalSpan span, String thread) {
    return new ExternalSpan(
        span.ids(),
        span.name(),
        span.startNanos(),
        span.endNanos(),
        new ExternalSpan.StartThread(OptionalLong.empty(), thread),
        span.details());
  }

  @Test
  void overlapOfTwoTracesMakesBothAmbiguous() throws Exception {
    SpanReading reading =
        read(
            span(1, 10, 30, 1),
            with(span(2, 20, 40, 1), new TraceIds(0, 2, 2, 0), SpanKind.SERVER));
    assertThat(at(reading, 1, 15)).isEqualTo("op1?");
    assertThat(at(reading, 1, 25)).isEqualTo("op2?");
    assertThat(at(reading, 1, 35)).isEqualTo("op2?");
  }

  @Test
  void callsWithoutChildrenOnTheThreadAreDoubtful() throws Exception {
    TraceIds call = new TraceIds(0, 1, 2, 1);
    SpanReading alone = read(span(1, 10, 30, 1), with(span(2, 15, 20, 1), call, SpanKind.CLIENT));
    assertThat(at(alone, 1, 16)).isEqualTo("op2~");
    SpanReading withChild =
        read(
            with(span(2, 15, 20, 1), call, SpanKind.CLIENT),
            with(span(3, 16, 17, 1), new TraceIds(0, 1, 3, 2), SpanKind.INTERNAL));
    assertThat(at(withChild, 1, 15)).isEqualTo("op2");
    Span span = withChild.spans().span(0);
    assertThat(withChild.spans().find(call)).isPresent();
    assertThat(span.details().attributes()).isEmpty();
  }

  @Test
  void theRecordingBeatsTheFileAndTellsTheOffset() throws Exception {
    ExternalSpan shared = span(0x3e7, 200, 210, 1);
    SpanReading reading = read(shared, span(5, 250, 260, 1));
    assertThat(reading.spans().clockOffsetNanos()).hasValue(100_000_000L);
    assertThat(at(reading, 1, 355)).isEqualTo("op5");
    assertThat(at(reading, 1, 305)).isEqualTo("op999");
    assertThat(reading.spans().diagnostics()).extracting("code").contains("span-clock-offset");
    Optional<Duration> given = Optional.of(Duration.ofMillis(1));
    SpanReading told = read(new SpanOptions(false, given), List.of(shared, span(5, 250, 260, 1)));
    assertThat(told.spans().clockOffsetNanos()).hasValue(1_000_000L);
    assertThat(at(told, 1, 255)).isEqualTo("op5");
    assertThat(told.spans().diagnostics()).extracting("code").doesNotContain("span-clock-offset");
  }

  @Test
  void spansMustHaveAnIdAndEndAfterTheyStart() {
    assertThatThrownBy(() -> span(0, 1, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> span(1, 2, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TraceIds.ofHex("0".repeat(33), "", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
