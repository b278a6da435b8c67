package dev.debrief.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.debrief.converter.GivenSpans.Written;
import dev.debrief.converter.rules.CheckOptions;
import dev.debrief.converter.rules.SentryCheck;
import dev.debrief.converter.rules.SentryRules;
import dev.debrief.converter.rules.Violation;
import dev.debrief.jfr.Diagnostic;
import dev.debrief.timeline.Lanes;
import dev.debrief.timeline.Segment;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.TimelineThread;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.span.ExternalSpan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanOutputsTest {
  private static final ExternalSpan.Details REQUEST =
      GivenSpans.details("otlp", Map.of("http.request.method", "GET", "http.route", "/jobs"));

  /** A request on thread 1 that waits within a child, and a child of it on thread 2. */
  private static final List<ExternalSpan> REQUEST_SPANS =
      List.of(
          GivenSpans.span(1, 0, "GET /jobs", 5, 115, 1, REQUEST),
          GivenSpans.span(2, 1, "load", 35, 85, 1),
          GivenSpans.span(3, 1, "draw", 45, 75, 2));

  @TempDir private Path directory;

  private static Window window() {
    return Given.window(
        0,
        200,
        Given.thread(
            1,
            "main",
            Given.runs(0, 20, Given.stack("com.acme.Jobs.list:1", "com.acme.App.main:2")),
            Given.runs(20, 40, Given.stack("com.acme.Jobs.list:1", "com.acme.App.main:2")),
            Given.waits(40, 100, WaitKind.SOCKET_READ, Given.stack("java.net.Socket.read:3")),
            Given.runs(100, 120, Given.stack("com.acme.Jobs.close:4", "com.acme.App.main:2"))),
        Given.thread(
            2,
            "pool-1",
            Given.runs(40, 60, Given.stack("com.acme.Jobs.draw:5")),
            Given.runs(60, 80, Given.stack("com.acme.Jobs.draw:5"))),
        Given.thread(3, "other", Given.runs(0, 20, Given.stack("com.acme.Other.run:6"))));
  }

  private Written written(ExternalSpan... spans) throws IOException {
    return GivenSpans.write(
        directory.resolve("out"), new SentryFormat(), GivenSpans.request(spans), window());
  }

  private Written written(SpanRequest spans, Window... windows) throws IOException {
    return GivenSpans.write(directory.resolve("out"), new SentryFormat(), spans, windows);
  }

  private static SpanRequest requestSpans() {
    return GivenSpans.request(REQUEST_SPANS.toArray(ExternalSpan[]::new));
  }

  @Test
  void writesATransactionAsSentryWantsIt() throws Exception {
    Written written = written(requestSpans(), window());

    assertThat(written.text("transaction-000001.envelope"))
        .isEqualTo(golden("transaction.envelope"));
  }

  @Test
  void saysWhatEveryThreadDidForEverySpan() throws Exception {
    Written written = written(requestSpans(), window());

    assertThat(written.text("attribution.jsonl")).isEqualTo(golden("attribution.jsonl"));
    assertThat(written.summary().spans().attributed()).isEqualTo(Map.of("otlp", 3L));
    assertThat(written.summary().spans().samples()).isEqualTo(6);
  }

  @Test
  void writesAProfileOfVersion1ForEachRootSpan() throws Exception {
    Written written =
        GivenSpans.write(directory.resolve("out"), new SentryV1Format(), requestSpans(), window());

    assertThat(written.text("transaction-000001.envelope")).isEqualTo(golden("v1.envelope"));
    assertThat(check(written)).isEmpty();
  }

  @Test
  void breaksNoRule() throws Exception {
    assertThat(check(written(requestSpans(), window()))).isEmpty();
  }

  @Test
  void namesTheThreadTextOfTheChunkOnEverySpan() throws Exception {
    Written written = written(requestSpans(), window());

    JsonNode transaction = payload(written, "transaction-000001.envelope", 2);
    JsonNode chunk = payload(written, "profile-chunk-000001.envelope", 2);
    List<String> threads = chunk.at("/profile/samples").findValuesAsText("thread_id");
    assertThat(transaction.at("/contexts/profile/profiler_id"))
        .isEqualTo(chunk.path("profiler_id"));
    assertThat(threads)
        .containsAll(
            transaction.findValues("data").stream().map(d -> d.get("thread.id").asText()).toList());
  }

  @Test
  void splitsASpanThatWasSeenOnSeveralThreads() throws Exception {
    // Zipkin's server half of a shared span: the same ids on another thread.
    Written written =
        written(GivenSpans.span(1, 0, "both", 0, 100, 1), GivenSpans.span(1, 0, "both", 45, 75, 2));

    JsonNode transaction = payload(written, "transaction-000001.envelope", 2);
    assertThat(transaction.at("/contexts/trace/data/thread.id").asText()).isEqualTo("1");
    assertThat(transaction.path("spans")).hasSize(1);
    JsonNode other = transaction.at("/spans/0");
    assertThat(other.at("/data/thread.id").asText()).isEqualTo("2");
    assertThat(other.path("parent_span_id").asText()).isEqualTo("0000000000000001");
    assertThat(other.path("span_id").asText()).isNotEqualTo("0000000000000001").hasSize(16);
    assertThat(check(written)).isEmpty();
  }

  @Test
  void doesNotWriteAgainWhatSentryHas() throws Exception {
    ExternalSpan known =
        GivenSpans.span(1, 0, "known", 0, 100, 1, GivenSpans.details("sentry", Map.of()));

    Written written = written(known);
    assertThat(written.files("transaction")).isEmpty();
    assertThat(written.files("attribution")).hasSize(1);
    assertThat(codes(written)).containsExactly("transactions-from-sentry");
    SpanRequest all = GivenSpans.request(List.of(known), SpanRequest.Transactions.ALL, 1_000);
    assertThat(written(all, window()).files("transaction")).hasSize(1);
  }

  @Test
  void writesTheSlowestOfEachNameFirst() throws Exception {
    List<ExternalSpan> spans =
        List.of(
            GivenSpans.span(1, 0, "often", 0, 20, 1),
            GivenSpans.span(2, 0, "often", 20, 50, 1),
            GivenSpans.span(3, 0, "often", 50, 90, 1),
            GivenSpans.span(4, 0, "rare", 100, 120, 1));

    Written written = written(GivenSpans.request(spans, SpanRequest.Transactions.NEW, 2), window());

    assertThat(written.files("transaction")).hasSize(2);
    assertThat(payload(written, "transaction-000001.envelope", 2).at("/contexts/trace/span_id"))
        .hasToString("\"0000000000000003\"");
    assertThat(payload(written, "transaction-000002.envelope", 2).path("transaction").asText())
        .isEqualTo("rare");
    assertThat(written.summary().spans().diagnostics())
        .extracting(Diagnostic::code, Diagnostic::count)
        .containsExactly(tuple("transactions-left-out", 2L));
  }

  @Test
  void linksNoProfileToWhatIsTooShortForSentry() throws Exception {
    Written written =
        written(
            GivenSpans.span(1, 0, "short", 0, 19.799, 1),
            GivenSpans.span(2, 0, "enough", 20, 39.802, 1));

    assertThat(payload(written, "transaction-000001.envelope", 2).at("/contexts/profile"))
        .isEmpty();
    assertThat(payload(written, "transaction-000002.envelope", 2).at("/contexts/profile"))
        .hasSize(1);
    assertThat(codes(written)).containsExactly("transactions-too-short");
    assertThat(check(written)).isEmpty();
  }

  @Test
  void countsRootSpansThatNoThreadWasSeenIn() throws Exception {
    Written written =
        written(
            GivenSpans.span(1, 0, "early", -500, -100, 1), GivenSpans.span(2, 0, "x", 0, 50, 9));

    assertThat(written.files("transaction")).isEmpty();
    assertThat(written.summary().spans().diagnostics())
        .extracting(Diagnostic::code, Diagnostic::count)
        .containsExactly(tuple("root-spans-not-seen", 2L));
    assertThat(written.text("attribution.jsonl").lines()).hasSize(1);
  }

  @Test
  void cutsTheShortestSpansOffALargeTransaction() throws Exception {
    List<ExternalSpan> spans = new ArrayList<>();
    spans.add(GivenSpans.span(1, 0, "root", 0, 120, 1));
    IntStream.range(0, 6_000)
        .forEach(i -> spans.add(GivenSpans.span(2 + i, 1, "child " + i, 0, 1 + i / 6_000.0, 1)));

    Written written =
        written(GivenSpans.request(spans, SpanRequest.Transactions.NEW, 10), window());

    JsonNode transaction = payload(written, "transaction-000001.envelope", 2);
    List<String> kept = transaction.path("spans").findValuesAsText("description");
    assertThat(kept.size()).isBetween(2_000, 5_000);
    assertThat(kept).contains("child 5999").doesNotContain("child 0");
    assertThat(written.summary().spans().diagnostics())
        .filteredOn(note -> note.code().equals("transaction-spans-cut"))
        .singleElement()
        .extracting(Diagnostic::count)
        .isEqualTo(6_000L - kept.size());
    assertThat(check(written)).isEmpty();
  }

  @Test
  void putsMoreThanAThousandTransactionsIntoSubfolders() throws Exception {
    List<ExternalSpan> spans =
        IntStream.range(0, 1_001)
            .mapToObj(i -> GivenSpans.span(i + 1, 0, "s" + i, i / 10.0, (i + 1) / 10.0, 1))
            .toList();

    Written written =
        written(GivenSpans.request(spans, SpanRequest.Transactions.NEW, 2_000), window());

    List<String> files = written.files("transaction");
    assertThat(files).hasSize(1_001);
    assertThat(files.get(0)).isEqualTo("transactions-001/transaction-000001.envelope");
    assertThat(files.get(1_000)).isEqualTo("transactions-002/transaction-001001.envelope");
  }

  @Test
  void addsUpWindows() throws Exception {
    Window first = window();
    List<ThreadTimeline> later = new ArrayList<>();
    for (ThreadTimeline thread : first.threads()) {
      later.add(
          ThreadTimeline.of(
              thread.thread(),
              thread.periodNanos(),
              IntStream.range(0, thread.size())
                  .mapToObj(thread::segment)
                  .map(
                      s ->
                          new Segment(
                              s.startNanos() + 200_000_000,
                              s.endNanos() + 200_000_000,
                              s.waitKind(),
                              s.stackTrace()))
                  .toList()));
    }
    Window second = new Window(1, Given.nanos(200), Given.nanos(400), later, List.of());

    Written written =
        written(GivenSpans.request(GivenSpans.span(1, 0, "long", 0, 400, 1)), first, second);

    JsonNode line = payload(written, "attribution.jsonl", 0);
    assertThat(line.path("samples").asInt()).isEqualTo(6);
    assertThat(line.at("/waitingNanos/socket-read").asLong()).isEqualTo(120_000_000);
    assertThat(written.files("transaction")).hasSize(1);
  }

  @Test
  void cutsAVersion1ProfileAfter30Seconds() throws Exception {
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      double start = i * 10_000;
      windows.add(
          Given.window(
              i,
              start,
              start + 10_000,
              Given.thread(
                  1,
                  "main",
                  IntStream.range(0, 500)
                      .mapToObj(
                          n ->
                              Given.runs(
                                  start + 20 * n, start + 20 * n + 20, Given.stack("a.B.c:1")))
                      .toList())));
    }
    Written written =
        GivenSpans.write(
            directory.resolve("out"),
            new SentryV1Format(),
            GivenSpans.request(GivenSpans.span(1, 0, "long", 1_000, 39_000, 1)),
            windows.toArray(Window[]::new));

    JsonNode profile = payload(written, "transaction-000001.envelope", 4);
    JsonNode samples = profile.at("/profile/samples");
    assertThat(samples.size()).isBetween(1_495, 1_510);
    assertThat(samples.get(0).path("elapsed_since_start_ns").asLong()).isZero();
    assertThat(samples.get(samples.size() - 1).path("elapsed_since_start_ns").asLong())
        .isLessThanOrEqualTo(30_000_000_000L);
    assertThat(check(written)).isEmpty();
  }

  @Test
  void showsAVirtualThreadUnderItsLaneAndNamesItInTheAttribution() throws Exception {
    List<ThreadTimeline> threads = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      threads.add(
          ThreadTimeline.of(
              new TimelineThread(100 + i, "v" + i, true),
              Given.PERIOD_NANOS,
              List.of(Given.runs(2 * i, 2 * i + 2, Given.stack("a.B.c:1")))));
    }
    Window lanes =
        Lanes.shared(new Window(0, Given.nanos(0), Given.nanos(200), threads, List.of()));

    Written written = written(GivenSpans.request(GivenSpans.span(1, 0, "v", 0, 200, 103)), lanes);

    JsonNode line = payload(written, "attribution.jsonl", 0);
    assertThat(line.path("threadId").asLong()).isEqualTo(103);
    assertThat(line.path("threadName").asText()).isEqualTo("v3");
    JsonNode transaction = payload(written, "transaction-000001.envelope", 2);
    assertThat(transaction.at("/contexts/trace/data/thread.name").asText())
        .isEqualTo("virtual threads 1");
    assertThat(check(written)).isEmpty();
  }

  @Test
  void givesASpanThatNobodyWasSeenInTheThreadOnWhichItBegan() throws Exception {
    // All that thread 2 does belongs to the inner span; thread 9 is not in the profile.
    Written written =
        written(
            GivenSpans.span(1, 0, "root", 0, 120, 1),
            GivenSpans.span(2, 1, "outer", 40, 80, 2),
            GivenSpans.span(3, 2, "inner", 40, 80, 2),
            GivenSpans.span(4, 1, "elsewhere", 10, 20, 9));

    Map<String, String> threads = new TreeMap<>();
    for (JsonNode span : payload(written, "transaction-000001.envelope", 2).path("spans")) {
      threads.put(span.path("description").asText(), span.at("/data/thread.id").asText());
    }
    assertThat(threads).isEqualTo(Map.of("outer", "2", "inner", "2", "elsewhere", "1"));
    assertThat(check(written)).isEmpty();
  }

  @Test
  void cutsNamesBetweenCharacters() throws Exception {
    String name = "x".repeat(199) + "\uD83D\uDE00";

    Written written = written(GivenSpans.span(1, 0, name, 0, 100, 1));

    assertThat(payload(written, "transaction-000001.envelope", 2).path("transaction").asText())
        .isEqualTo("x".repeat(199));
  }

  @Test
  void holdsTheTreesThatGoOnInLaterWindows() throws Exception {
    Window first =
        Given.window(0, 0, 100, Given.thread(1, "main", Given.runs(0, 20, Given.stack("a.B.c:1"))));
    Window second =
        Given.window(
            1, 100, 200, Given.thread(1, "main", Given.runs(120, 140, Given.stack("a.B.c:1"))));

    Written written =
        written(
            GivenSpans.request(
                GivenSpans.span(1, 0, "long", 0, 150, 1),
                GivenSpans.span(2, 0, "short", 160, 165, 2)),
            first,
            second);

    assertThat(written.text("attribution.jsonl").lines()).hasSize(2);
    JsonNode line = payload(written, "attribution.jsonl", 0);
    assertThat(line.path("name").asText()).isEqualTo("long");
    assertThat(line.path("samples").asInt()).isEqualTo(2);
  }

  private static List<Violation> check(Written written) throws IOException {
    SentryCheck check = SentryRules.check(CheckOptions.defaults());
    for (Output output : written.outputs()) {
      check.add(output.file(), Files.readAllBytes(written.directory().resolve(output.file())));
    }
    return check.finish();
  }

  private static List<String> codes(Written written) {
    return written.summary().spans().diagnostics().stream().map(Diagnostic::code).toList();
  }

  private static JsonNode payload(Written written, String file, int line) throws IOException {
    return new ObjectMapper().readTree(written.text(file).lines().toList().get(line));
  }

  private static String golden(String name) throws IOException {
    try (var in = SpanOutputsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
