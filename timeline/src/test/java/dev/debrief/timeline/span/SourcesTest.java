package dev.debrief.timeline.span;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static dev.debrief.timeline.span.OneEvent.SPAN;
import static dev.debrief.timeline.span.OneEvent.TRACE;
import static dev.debrief.timeline.span.OneEvent.only;
import static dev.debrief.timeline.span.OneEvent.read;
import static dev.debrief.timeline.span.OneEvent.readAs;
import static dev.debrief.timeline.span.OneEvent.sourceAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.EventType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each source makes of one event, by what the chunk declares. */
class SourcesTest {
  @Test
  void builtInSourcesAreThoseOfTheServiceFile() {
    assertThat(SpanReading.builtIn())
        .extracting(SpanSource::id)
        .containsExactlyInAnyOrder(
            "async-profiler",
            "contextual",
            "datadog",
            "frameworks",
            "opentelemetry",
            "pyroscope",
            "splunk");
  }

  @Test
  void oldDatadogScopesHaveThreeEncodings() throws Exception {
    String texts = "traceId:String spanId:String parentId:String operationName:String";
    SpanReading decimal =
        read(
            "datadog.Scope",
            texts,
            "traceId",
            "12345678901234567890",
            "spanId",
            "4711",
            "parentId",
            "0",
            "operationName",
            "op");
    Span span = only(decimal);
    assertThat(span.ids())
        .isEqualTo(new TraceIds(0, Long.parseUnsignedLong("12345678901234567890"), 4711, 0));
    assertThat(span.name()).isEqualTo("op");
    assertThat(sourceAt(decimal, 15)).contains("datadog");
    SpanReading hex = read("datadog.Scope", texts, "traceId", TRACE, "spanId", SPAN);
    assertThat(only(hex).ids()).isEqualTo(TraceIds.ofHex(TRACE, SPAN, ""));
    SpanReading numbers =
        read(
            "datadog.Scope", "traceId:long spanId:long cpuTime:long", "traceId", 5L, "spanId", -1L);
    assertThat(only(numbers).ids().spanHex()).isEqualTo("ffffffffffffffff");
  }

  @Test
  void datadogTimelineAndEndpoint() throws Exception {
    SpanReading timeline =
        read(
            "datadog.Timeline",
            "localRootSpanId:long spanId:long _dd.trace.operation:String",
            "localRootSpanId",
            1L,
            "spanId",
            2L,
            "_dd.trace.operation",
            "servlet.request");
    assertThat(only(timeline).localRootId()).isEqualTo(1);
    assertThat(only(timeline).name()).isEqualTo("servlet.request");
    assertThat(timeline.spans().diagnostics()).extracting("code").contains("span-threshold");
    SpanReading endpoint =
        readAs(
            "$instant",
            "datadog.Endpoint",
            "endpoint:String operation:String localRootSpanId:long",
            "endpoint",
            "GET /orders",
            "localRootSpanId",
            1L);
    assertThat(only(endpoint).name()).isEqualTo("GET /orders");
    assertThat(sourceAt(endpoint, 10)).isEmpty();
  }

  @Test
  void pyroscopeIsToldByItsFields() throws Exception {
    String sample =
        "event jdk.ExecutionSample $sample spanId:long spanName:long contextId:long traceIdHi:long"
            + " traceIdLo:long";
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c ->
                    c.type(sample)
                        .event(
                            "jdk.ExecutionSample",
                            e ->
                                e.at(atMillis(10))
                                    .thread(1)
                                    .stack("a.B.c:1")
                                    .set("state", "STATE_RUNNABLE")
                                    .set("spanId", 0x0be1ab2702609dd7L)
                                    .set("spanName", 77L)
                                    .set("traceIdHi", 0x0af7651916cd43ddL)
                                    .set("traceIdLo", 1L)))
            .toBytes();
    SpanReading reading = SpanReading.of(bytes, SpanReading.Request.plain());
    Span span = only(reading);
    assertThat(span.ids().traceHex()).isEqualTo("0af7651916cd43dd0000000000000001");
    assertThat(span.ids().spanHex()).isEqualTo("0be1ab2702609dd7");
    assertThat(span.name()).as("a number that means nothing").isEmpty();
    assertThat(sourceAt(reading, 10)).contains("pyroscope");
    byte[] plain =
        recording()
            .thread(1, "main")
            .chunk(c -> c.sample("jdk.ExecutionSample", atMillis(10), 1, "a.B.c:1"))
            .toBytes();
    assertThat(SpanReading.of(plain, SpanReading.Request.plain()).spans().isEmpty()).isTrue();
  }

  @Test
  void splunkOfOldSaysWhetherASpanWasEnteredOrLeft() throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c -> {
                  c.type(
                      "event otel.ContextAttached $interval traceId:String spanId:String"
                          + " direction:byte");
                  int[][] steps = {{10, 1, 0}, {20, 2, 0}, {30, 2, 1}, {40, 1, 1}};
                  for (int[] step : steps) {
                    c.event(
                        "otel.ContextAttached",
                        e ->
                            e.at(atMillis(step[0]))
                                .thread(1)
                                .set("traceId", TRACE)
                                .set("spanId", String.format("%016x", step[1]))
                                .set("direction", step[2]));
                  }
                })
            .toBytes();
    SpanReading reading = SpanReading.of(bytes, SpanReading.Request.plain());
    assertThat(reading.text(reading.spans().at(1, atMillis(15)))).endsWith("1");
    assertThat(reading.text(reading.spans().at(1, atMillis(25)))).endsWith("2");
    assertThat(reading.text(reading.spans().at(1, atMillis(35)))).endsWith("1");
    assertThat(reading.text(reading.spans().at(1, atMillis(45)))).isEqualTo("EMPTY_CONTEXT");
  }

  @Test
  void anyContextualFieldMakesAScope() throws Exception {
    SpanReading reading =
        read(
            "acme.Order",
            "orderId:long/CONTEXTUAL customer:String/CONTEXTUAL secret:String",
            "orderId",
            42L,
            "customer",
            "ACME",
            "secret",
            "no");
    assertThat(only(reading).name()).isEqualTo("orderId 42 ACME");
    assertThat(sourceAt(reading, 15)).contains("contextual");
    SpanReading traced =
        read(
            "acme.Traced",
            "traceId:String/CONTEXTUAL spanId:String/CONTEXTUAL",
            "traceId",
            TRACE,
            "spanId",
            SPAN);
    assertThat(only(traced).ids()).isEqualTo(TraceIds.ofHex(TRACE, SPAN, ""));
    assertThat(read("acme.Plain", "orderId:long", "orderId", 1L).spans().isEmpty()).isTrue();
  }

  @Test
  void unknownTypesThatLookLikeContextAreNamed() throws Exception {
    SpanReading reading =
        read("acme.Call", "trace_id:String span_id:long name:String", "trace_id", TRACE);
    assertThat(reading.carry().unknownTypes())
        .extracting(EventType::name)
        .containsExactly("acme.Call");
    assertThat(reading.spans().isEmpty()).isTrue();
  }

  @Test
  void idsAreReadInEveryEncoding() throws Exception {
    for (String[] one :
        new String[][] {
          {"TRACEPARENT", "00-" + TRACE + "-" + SPAN + "-01"},
          {"HEX", SPAN},
          {"DEC", "13235353014750950193"},
          {"BASE64", "t61rcWkgMzE="},
          {"AUTO", "00-" + TRACE + "-" + SPAN + "-01"},
          {"AUTO", "t61rcWkgMzE="},
        }) {
      SpanRule rule =
          SpanRule.of("test", Shape.SCOPE, "acme.Call")
              .withIds(SpanRule.Ids.of(IdEncoding.valueOf(one[0]), "", "id", ""));
      SpanSource source =
          new SpanSource() {
            @Override
            public String id() {
              return "test";
            }

            @Override
            public List<SpanRule> rules() {
              return List.of(rule);
            }
          };
      byte[] bytes =
          recording()
              .thread(1, "main")
              .chunk(
                  c ->
                      c.type("event acme.Call $interval id:String")
                          .event(
                              "acme.Call",
                              e ->
                                  e.at(atMillis(10))
                                      .lasting(Duration.ofMillis(10))
                                      .thread(1)
                                      .set("id", one[1])))
              .toBytes();
      SpanReading reading =
          SpanReading.of(bytes, SpanReading.Request.plain().alone(List.of(source)));
      assertThat(only(reading).ids().spanHex()).as(one[0]).isEqualTo(SPAN);
    }
  }
}
