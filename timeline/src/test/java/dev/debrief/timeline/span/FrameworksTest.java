package dev.debrief.timeline.span;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static dev.debrief.timeline.span.OneEvent.SPAN;
import static dev.debrief.timeline.span.OneEvent.TRACE;
import static dev.debrief.timeline.span.OneEvent.only;
import static dev.debrief.timeline.span.OneEvent.read;
import static dev.debrief.timeline.span.OneEvent.sourceAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.EventType;
import dev.debrief.timeline.span.config.FrameworkSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sources that are nothing but configuration: one event of each of their types. */
class FrameworksTest {
  /**
   * An event type and what is made of it.
   *
   * @param values fields and values in turn
   * @param expected source and name, and whether it holds for the thread
   */
  record Example(String type, String fields, List<Object> values, String expected) {}

  private static final String IDS = "traceId:String spanId:String ";
  private static final List<Object> VALUES = List.of("traceId", TRACE, "spanId", SPAN);
  private static final List<Object> NUMBERS = List.of("traceId", 7L, "spanId", 8L);

  private static Example example(
      String type, String fields, List<Object> ids, String expected, Object... more) {
    List<Object> values = new ArrayList<>(ids);
    values.addAll(List.of(more));
    return new Example(type, fields, values, expected);
  }

  static List<Example> examples() {
    List<Example> examples = new ArrayList<>(ofTracers());
    examples.addAll(ofFrameworks());
    return examples;
  }

  private static List<Example> ofTracers() {
    return List.of(
        example(
            "brave.context.jfr.JfrScopeDecorator$ScopeEvent",
            IDS + "parentId:String",
            VALUES,
            "brave '' scope"),
        example(
            "io.opentracing.Scope",
            IDS + "parentId:String operationName:String",
            VALUES,
            "opentracing 'op' scope",
            "operationName",
            "op"),
        example(
            "io.opentracing.Span",
            IDS + "operationName:String startThread:#Thread endThread:#Thread",
            VALUES,
            "opentracing 'op' operation",
            "operationName",
            "op"),
        example(
            "jeffrey.TraceScope",
            "traceId:long scopedSpanId:long",
            List.of("traceId", 7L, "scopedSpanId", 8L),
            "jeffrey '' scope"),
        example(
            "jeffrey.TraceSpan",
            "traceId:long spanId:long parentSpanId:long name:String",
            NUMBERS,
            "jeffrey 'checkout' operation",
            "name",
            "checkout"),
        example(
            "jeffrey.JdbcQuery",
            "traceId:long spanId:long name:String sql:String",
            NUMBERS,
            "jeffrey 'orders' operation",
            "name",
            "orders",
            "sql",
            "secret"),
        example(
            "jeffrey.HttpServerExchange",
            "traceId:long spanId:long name:String",
            NUMBERS,
            "jeffrey '' operation"));
  }

  private static List<Example> ofFrameworks() {
    return List.of(
        example(
            "quarkus.Rest",
            IDS + "httpMethod:String uri:String resourceClass:String client:String",
            VALUES,
            "quarkus 'GET /n' operation",
            "httpMethod",
            "GET",
            "uri",
            "/n?token=secret",
            "client",
            "secret"),
        example(
            "org.springframework.core.metrics.jfr.FlightRecorderStartupEvent",
            "eventId:long parentId:long name:String tags:String",
            List.of("eventId", 3L, "parentId", 1L, "name", "spring.beans", "tags", "a=secret,"),
            "spring-startup 'spring.beans' scope"),
        example(
            "org.apache.camel.processor",
            "exchangeId:String routeId:String processorId:String",
            List.of("exchangeId", "E1", "routeId", "route1", "processorId", "log1"),
            "camel 'route1 log1' scope"),
        example(
            "org.apache.camel.exchange",
            "exchangeId:String routeId:String",
            List.of("exchangeId", "E1", "routeId", "route1"),
            "camel 'route1' operation"),
        example(
            "org.hibernate.orm.JdbcPreparedStatementExecution",
            "sql:String",
            List.of("sql", "secret"),
            "hibernate 'JdbcPreparedStatementExecution' scope"),
        example(
            "com.acme.webflux.common.jfr.HttpServerRequestJFREvent",
            IDS + "method:String uri:String requestHeaders:String",
            VALUES,
            "opensabe 'GET /a' operation",
            "method",
            "GET",
            "uri",
            "/a?token=secret",
            "requestHeaders",
            "secret"),
        example(
            "com.acme.webflux.common.jfr.WebClientRequestJFREvent",
            IDS + "method:String uri:String headers:String",
            VALUES,
            "opensabe 'PUT' operation",
            "method",
            "PUT",
            "headers",
            "secret"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eventsAreReadAsDescribed(Example example) throws Exception {
    SpanReading reading = read(example.type(), example.fields(), example.values().toArray());
    Span span = only(reading);
    String how = sourceAt(reading, 15).isPresent() ? "scope" : "operation";
    assertThat(span.details().source() + " '" + span.name() + "' " + how)
        .isEqualTo(example.expected());
    assertThat(span.toString()).doesNotContain("secret");
    assertThat(span.time().nanos()).isEqualTo(10_000_000L);
    assertThat(reading.spans().diagnostics()).isEmpty();
  }

  @Test
  void everyRuleHasAnExample() {
    List<SpanRule> unused = new ArrayList<>(new FrameworkSource().rules());
    for (Example example : examples()) {
      List<EventType.Field> fields = new ArrayList<>();
      for (String field : ("duration:long " + example.fields()).strip().split(" ", -1)) {
        String[] parts = field.split(":", -1);
        fields.add(new EventType.Field(parts[0], parts[1], Set.of()));
      }
      EventType type = new EventType(example.type(), fields);
      unused.removeIf(rule -> rule.match().accepts(type));
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void braveScopesAreEmptyWithoutIds() throws Exception {
    String type = "brave.context.jfr.JfrScopeDecorator$ScopeEvent";
    String fields = "traceId:String parentId:String spanId:String";
    SpanReading full = read(type, fields, "traceId", SPAN, "spanId", SPAN, "parentId", "1");
    assertThat(only(full).ids()).isEqualTo(TraceIds.ofHex(SPAN, SPAN, "1"));
    SpanReading none = read(type, fields);
    assertThat(none.spans().at(1, atMillis(15)))
        .isEqualTo(new Attribution.None(Unattributed.EMPTY_CONTEXT));
  }

  @Test
  void openTracingSpansNameTheThreadOfTheirStart() throws Exception {
    SpanReading reading =
        read(
            "io.opentracing.Span",
            "operationName:String traceId:String spanId:String parentId:String"
                + " startThread:#Thread endThread:#Thread",
            "operationName",
            "op",
            "traceId",
            SPAN,
            "spanId",
            SPAN,
            "startThread",
            2L,
            "endThread",
            1L);
    assertThat(only(reading).thread()).isEqualTo(OptionalLong.of(2));
    assertThat(only(reading).name()).isEqualTo("op");
    assertThat(sourceAt(reading, 15)).isEmpty();
  }

  @Test
  void springStepsOfBothVersionsNest() throws Exception {
    for (String type : List.of("long", "String")) {
      Object one = type.equals("long") ? (Object) 1L : "1";
      Object two = type.equals("long") ? (Object) 2L : "2";
      String name = "org.springframework.core.metrics.jfr.FlightRecorderStartupEvent";
      byte[] bytes =
          recording()
              .thread(1, "main")
              .chunk(
                  c ->
                      c.type(
                              "event %s $interval eventId:%s parentId:%s name:String tags:String"
                                  .formatted(name, type, type))
                          .event(
                              name,
                              e ->
                                  e.at(atMillis(12))
                                      .lasting(Duration.ofMillis(3))
                                      .thread(1)
                                      .set("eventId", two)
                                      .set("parentId", one)
                                      .set("name", "inner"))
                          .event(
                              name,
                              e ->
                                  e.at(atMillis(10))
                                      .lasting(Duration.ofMillis(10))
                                      .thread(1)
                                      .set("eventId", one)
                                      .set("name", "outer")))
              .toBytes();
      SpanReading reading = SpanReading.of(bytes, SpanReading.Request.plain());
      Attribution.OfSpan inner = (Attribution.OfSpan) reading.spans().at(1, atMillis(13));
      Span outer = reading.spans().span(reading.spans().root(inner.span()));
      assertThat(outer.name()).isEqualTo("outer");
      assertThat(outer.madeId()).isTrue();
      assertThat(sourceAt(reading, 18)).contains("spring-startup");
    }
  }

  @Test
  void aTraceAloneIsASpanOfOurs() throws Exception {
    SpanReading reading =
        read(
            "quarkus.Rest",
            "traceId:String spanId:String httpMethod:String uri:String client:String",
            "traceId",
            "4f1c-17",
            "httpMethod",
            "GET",
            "uri",
            "/n");
    assertThat(reading.spans().size()).isZero();
    SpanReading hex =
        read(
            "quarkus.Rest",
            "traceId:String spanId:String httpMethod:String uri:String client:String",
            "traceId",
            TRACE,
            "httpMethod",
            "GET",
            "uri",
            "/n");
    assertThat(only(hex).madeId()).isTrue();
    assertThat(only(hex).ids().traceHex()).isEqualTo(TRACE);
  }
}
