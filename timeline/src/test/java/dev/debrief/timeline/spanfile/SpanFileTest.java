package dev.debrief.timeline.spanfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.RecordingException;
import dev.debrief.timeline.span.ExternalSpan;
import dev.debrief.timeline.span.SpanKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanFileTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String OTLP_SPAN =
      """
      {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331",\
      "parentSpanId":"00f067aa0ba902b7","name":"child","kind":2,\
      "startTimeUnixNano":"1767225600000000001","endTimeUnixNano":1767225600250000000,\
      "attributes":[{"key":"thread.id","value":{"intValue":"31"}},\
      {"key":"thread.name","value":{"stringValue":"worker-1"}},\
      {"key":"http.request.method","value":{"stringValue":"GET"}},\
      {"key":"http.request.header.authorization","value":{"stringValue":"Bearer x"}}],\
      "events":[{"name":"e","attributes":[]}],"status":{"code":2}}""";

  @TempDir private Path directory;

  @Test
  void readsLinesOfACollector() throws Exception {
    String line =
        "{\"resourceSpans\":[{\"resource\":{\"attributes\":[]},\"scopeSpans\":[{\"spans\":["
            + OTLP_SPAN
            + "]}]}]}";

    List<ExternalSpan> spans = read(line + "\n" + line + "\n").spans();

    assertThat(spans).hasSize(2);
    ExternalSpan span = spans.get(0);
    assertThat(span.ids().traceHex()).isEqualTo(TRACE);
    assertThat(span.ids().spanHex()).isEqualTo("b7ad6b7169203331");
    assertThat(span.ids().parentHex()).isEqualTo("00f067aa0ba902b7");
    assertThat(span.name()).isEqualTo("child");
    assertThat(span.startNanos()).isEqualTo(1_767_225_600_000_000_001L);
    assertThat(span.endNanos()).isEqualTo(1_767_225_600_250_000_000L);
    assertThat(span.thread().id()).hasValue(31);
    assertThat(span.thread().name()).isEqualTo("worker-1");
    assertThat(span.details().kind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.details().operation()).isEqualTo("http.server");
    assertThat(span.details().status()).isEqualTo("internal_error");
    assertThat(span.details().source()).isEqualTo("otlp");
  }

  @Test
  void takesOnlyAttributesThatHoldNoSecret() throws Exception {
    ExternalSpan span = read("{\"spans\":[" + OTLP_SPAN + "]}").spans().get(0);

    assertThat(span.details().attributes()).isEqualTo(Map.of("http.request.method", "GET"));
  }

  @Test
  void readsSnakeCaseAndBase64Ids() throws Exception {
    List<ExternalSpan> spans =
        read("""
             {"resource_spans":[{"scope_spans":[{"spans":[{"trace_id":"CvdlGRbNQ92ESOshHIAxnA==",\
             "span_id":"t61rcWkgMzE=","parent_span_id":"","name":"root","kind":"SPAN_KIND_INTERNAL",\
             "start_time_unix_nano":1767225600000000000,"end_time_unix_nano":"1767225601000000000",\
             "attributes":[{"key":"thread.id","value":{"int_value":5}}]}]}]}]}
             """)
            .spans();

    assertThat(spans).hasSize(1);
    assertThat(spans.get(0).ids().traceHex()).isEqualTo(TRACE);
    assertThat(spans.get(0).ids().spanHex()).isEqualTo("b7ad6b7169203331");
    assertThat(spans.get(0).ids().parentId()).isZero();
    assertThat(spans.get(0).details().kind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(spans.get(0).thread().id()).hasValue(5);
  }

  @Test
  void findsSpansBetweenOtherLinesOfALog() throws Exception {
    Read read =
        read(
            "[1.290s][info][jfr,startup] Started {recording} 1.\n"
                + "12:00:01 DEBUG app - got {\"answer\": 42, cut\n"
                + "\n"
                + "INFO: {\"resource\":{},\"scopeSpans\":[{\"spans\":["
                + OTLP_SPAN
                + "]}]}\r\n"
                + "{\"level\":\"info\",\"message\":\"done\"}\n");

    assertThat(read.spans()).hasSize(1);
    assertThat(read.content().diagnostics()).isEmpty();
  }

  @Test
  void keepsTheGoodLinesAndNamesTheFirstBadOne() throws Exception {
    String good = "{\"scopeSpans\":[{\"spans\":[" + OTLP_SPAN + "]}]}\n";
    Read read =
        read(
            good
                + good.substring(0, 200)
                + "\n"
                + good
                + "INFO: {\"scopeSpans\":[{\"spans\":[{\"traceId\": oops\n"
                + good.replace("b7ad6b7169203331", "0000000000000000"));

    assertThat(read.spans()).hasSize(2);
    assertThat(read.content().diagnostics())
        .extracting(Diagnostic::code, Diagnostic::count, Diagnostic::level)
        .containsExactly(
            tuple("span-file-bad-line", 2L, Diagnostic.Level.DATA_LOSS),
            tuple("span-file-bad-span", 1L, Diagnostic.Level.DATA_LOSS));
    assertThat(read.content().diagnostics().get(0).message())
        .isEqualTo("spans.json, line 2: broken JSON: it ends too early");
  }

  @Test
  void readsADocumentOverManyLinesUpToItsDamage() throws Exception {
    String document = "{\n \"resourceSpans\": [\n {\"scopeSpans\": [{\"spans\": [\n" + OTLP_SPAN;

    assertThat(read(document + "\n]}]}]}\n").spans()).hasSize(1);
    Read cut = read(document + ",\n{\"traceId\"");
    assertThat(cut.spans()).hasSize(1);
    assertThat(cut.content().diagnostics().get(0).message()).contains("the rest of the file");
  }

  @Test
  void leavesOutSpansThatHaveNotEnded() throws Exception {
    String open = OTLP_SPAN.replace("\"endTimeUnixNano\":1767225600250000000", "\"x\":0");

    assertThat(read("{\"spans\":[" + open + "," + OTLP_SPAN + "]}").spans()).hasSize(1);
  }

  @Test
  void readsASentryEnvelope() throws Exception {
    List<ExternalSpan> spans =
        read("""
             {"event_id":"9ec79c33ec9942ab8353589fcb2e04dc","sdk":{"name":"sentry.java"}}
             {"type":"transaction","length":900}
             {"spans":[{"trace_id":"0af7651916cd43dd8448eb211c80319c","span_id":"b7ad6b7169203331",\
             "parent_span_id":"00f067aa0ba902b7","op":"db.query",\
             "description":"select * from users where name = 'joe'","status":"ok",\
             "start_timestamp":1767225600.000001,"timestamp":1767225600.25,\
             "data":{"thread.id":"31","thread.name":"worker-1"}}],\
             "type":"transaction","transaction":"GET /users","start_timestamp":"2026-01-01T00:00:00Z",\
             "timestamp":"2026-01-01T00:00:01.5","contexts":{"trace":{\
             "trace_id":"0af7651916cd43dd8448eb211c80319c","span_id":"00f067aa0ba902b7",\
             "op":"http.server","data":{"thread.id":"1","thread.name":"main"}}}}
             """)
            .spans();

    assertThat(spans).extracting(ExternalSpan::name).containsExactly("SELECT", "GET /users");
    assertThat(spans.get(0).startNanos()).isEqualTo(1_767_225_600_000_001_000L);
    assertThat(spans.get(0).thread().id()).hasValue(31);
    assertThat(spans.get(1).endNanos()).isEqualTo(1_767_225_601_500_000_000L);
    assertThat(spans.get(1).ids().spanHex()).isEqualTo("00f067aa0ba902b7");
    assertThat(spans.get(1).details().kind()).isEqualTo(SpanKind.SERVER);
  }

  @Test
  void doesNotUseTheThreadOfAnExporter() throws Exception {
    Read read =
        read(
            """
             {"type":"transaction","transaction":"t","start_timestamp":1767225600,\
             "timestamp":1767225601,"contexts":{"trace":{\
             "trace_id":"0af7651916cd43dd8448eb211c80319c","span_id":"00f067aa0ba902b7",\
             "data":{"thread.id":"44","thread.name":"BatchSpanProcessor_WorkerThread-1"}}}}
             """);

    assertThat(read.spans().get(0).thread()).isEqualTo(ExternalSpan.StartThread.UNKNOWN);
    assertThat(read.content().diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("span-file-exporter-thread");
  }

  @Test
  void readsZipkin() throws Exception {
    List<ExternalSpan> spans =
        read("""
             [{"traceId":"8448eb211c80319c","id":"b7ad6b7169203331","kind":"CLIENT","name":"get",\
             "timestamp":1767225600000001,"duration":250000,"tags":{"thread.id":"31"}},
             {"traceId":"8448eb211c80319c","id":"b7ad6b7169203331","kind":"SERVER","shared":true,\
             "name":"get","timestamp":1767225600000101,"duration":1000,"tags":{"error":"boom"}}]
             """)
            .spans();

    assertThat(spans)
        .extracting(span -> span.ids().traceHex())
        .containsOnly("00000000000000008448eb211c80319c");
    assertThat(spans.get(0).endNanos() - spans.get(0).startNanos()).isEqualTo(250_000_000);
    assertThat(spans)
        .extracting(span -> span.details().kind())
        .containsExactly(SpanKind.CLIENT, SpanKind.SERVER);
    assertThat(spans.get(1).details().status()).isEqualTo("internal_error");
  }

  @Test
  void readsJaeger() throws Exception {
    List<ExternalSpan> spans =
        read("""
             {"data":[{"traceID":"af7651916cd43dd8448eb211c80319c","spans":[
             {"traceID":"af7651916cd43dd8448eb211c80319c","spanID":"7ad6b7169203331",
              "operationName":"work","references":[{"refType":"FOLLOWS_FROM","spanID":"1"},
              {"refType":"CHILD_OF","traceID":"af7651916cd43dd8448eb211c80319c","spanID":"2"}],
              "startTime":1767225600000001,"duration":250000,"processID":"p1",
              "tags":[{"key":"thread.id","type":"int64","value":31},
                      {"key":"span.kind","type":"string","value":"server"}],"logs":[]}],
             "processes":{"p1":{"serviceName":"shop","tags":[]}}}]}
             """)
            .spans();

    assertThat(spans).hasSize(1);
    assertThat(spans.get(0).ids().traceHex()).isEqualTo(TRACE);
    assertThat(spans.get(0).ids().spanHex()).isEqualTo("07ad6b7169203331");
    assertThat(spans.get(0).ids().parentId()).isEqualTo(2);
    assertThat(spans.get(0).thread().id()).hasValue(31);
    assertThat(spans.get(0).details().kind()).isEqualTo(SpanKind.SERVER);
  }

  @Test
  void unpacksGzipWithinTheBound() throws Exception {
    Path packed = directory.resolve("spans.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(("{\"spans\":[" + OTLP_SPAN + "]}").getBytes(StandardCharsets.UTF_8));
    }
    List<ExternalSpan> spans = new ArrayList<>();

    SpanFile.of(packed, 10_000).read(spans::add);

    assertThat(spans).hasSize(1);
    assertThatThrownBy(() -> SpanFile.of(packed, 100).read(spans::add))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("--max-expanded-size");
  }

  @Test
  void saysThatAFileIsNone() throws Exception {
    for (String text : List.of("", "hello\nworld\n", "{\"a\":1}", "[1,2]", "\u0000\u0001{\"")) {
      assertThatThrownBy(() -> read(text))
          .isInstanceOf(RecordingException.class)
          .hasMessageContaining("is no span file");
    }
    assertThatThrownBy(() -> read("{\"spans\":[{\"traceId\":\"x\"}]}"))
        .hasMessageContaining("has no span that can be read: spans.json, line 1:");
  }

  @Test
  void readsFarMoreSpansThanAnyBuffer() throws Exception {
    StringBuilder line = new StringBuilder("{\"spans\":[").append(OTLP_SPAN);
    for (int i = 0; i < 2_000; i++) {
      line.append(',').append(OTLP_SPAN);
    }

    assertThat(read(line + "]}\n" + line + "]}").spans()).hasSize(4_002);
  }

  private record Read(List<ExternalSpan> spans, SpanFileContent content) {}

  private Read read(String text) throws IOException, RecordingException {
    Path file = Files.writeString(directory.resolve("spans.json"), text);
    List<ExternalSpan> spans = new ArrayList<>();
    SpanFileContent content = SpanFile.of(file, 1 << 20).read(spans::add);
    return new Read(spans, content);
  }
}
