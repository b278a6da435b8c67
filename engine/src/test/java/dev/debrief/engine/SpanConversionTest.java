package dev.debrief.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.debrief.engine.SpanStyle.Filter;
import dev.debrief.engine.SpanStyle.Transactions;
import dev.debrief.testdata.jfr.RecordingBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread of two requests: one from second 1 to 3, the other from second 10 to 20. */
class SpanConversionTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String OTHER = "1bf7651916cd43dd8448eb211c80319d";
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path directory;
  private Path app;

  @BeforeEach
  void record() throws IOException {
    app = Recordings.write(Recordings.twoThreads(), directory, "app.jfr");
  }

  private static String span(String trace, int id, String name, double from, double to) {
    return """
    {"traceId":"%s","spanId":"%016x","name":"%s","startTimeUnixNano":"%d",\
    "endTimeUnixNano":"%d","attributes":[{"key":"thread.id","value":{"intValue":"20"}}]}"""
        .formatted(
            trace,
            id,
            name,
            RecordingBuilder.START_NANOS + (long) (from * SECOND),
            RecordingBuilder.START_NANOS + (long) (to * SECOND));
  }

  private Path otlp() throws IOException {
    return Files.writeString(
        directory.resolve("spans.json"),
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[%s,%s]}]}]}"
            .formatted(span(TRACE, 1, "GET /a", 1, 3), span(OTHER, 2, "GET /b", 10, 20)));
  }

  private Outcome<Conversion> convert(String out, SpanStyle spans) throws Exception {
    return new Debriefing()
        .convert(
            ConvertRequest.builder(Inputs.of(List.of(app.toString())))
                .spans(spans)
                .clock(() -> Instant.parse("2023-11-19T00:00:00Z"))
                .output(directory.resolve(out))
                .build(),
            Progress.none())
        .outcomes()
        .get(0);
  }

  private Conversion converted(SpanStyle spans) throws Exception {
    return convert("out", spans).value().orElseThrow();
  }

  private static SpanTotals totals(Conversion conversion) {
    return conversion.spans().orElseThrow();
  }

  private static List<String> types(Conversion conversion) {
    return conversion.outputs().stream().map(Conversion.Output::type).toList();
  }

  private JsonNode manifest() throws IOException {
    return new ObjectMapper().readTree(directory.resolve("out/manifest.json").toFile());
  }

  @Test
  void writesATransactionForEachRootSpan() throws Exception {
    Conversion conversion = converted(SpanStyle.DEFAULT.files(List.of(otlp())));

    assertThat(types(conversion))
        .containsExactly(
            "profile_chunk", "profile_chunk", "transaction", "transaction", "attribution");
    assertThat(totals(conversion).attributed()).isEqualTo(Map.of("otlp", 600L));
    assertThat(totals(conversion).unattributed()).isEqualTo(Map.of("outside-intervals", 1_400L));
    assertThat(totals(conversion).spans()).isEqualTo(2);
    assertThat(totals(conversion).transactions()).isEqualTo(2);
    assertThat(conversion.count("runningSamplesInSpans")).isEqualTo(600);
  }

  @Test
  void namesTheSourcesInTheManifest() throws Exception {
    converted(SpanStyle.DEFAULT.files(List.of(otlp())));

    assertThat(manifest().at("/spanSources")).hasSize(1);
    assertThat(manifest().at("/spanSources/0/id").asText()).isEqualTo("otlp");
    assertThat(manifest().at("/spanSources/0/events").asInt()).isEqualTo(2);
    assertThat(manifest().at("/counts/transactions").asInt()).isEqualTo(2);
  }

  @Test
  void saysNothingOfSpansWhereThereAreNone() throws Exception {
    Conversion conversion = converted(SpanStyle.DEFAULT);

    assertThat(conversion.spans()).isEmpty();
    assertThat(types(conversion)).containsOnly("profile_chunk");
    assertThat(manifest().at("/spanSources")).isEmpty();
  }

  @Test
  void leavesTransactionsOutIfAsked() throws Exception {
    SpanStyle style = SpanStyle.DEFAULT.files(List.of(otlp()));

    assertThat(types(converted(style.transactions(Transactions.NONE))))
        .containsOnly("profile_chunk");
    Outcome<Conversion> one = convert("one", style.maxTransactions(1));
    assertThat(totals(one.value().orElseThrow()).transactions()).isEqualTo(1);
    assertThat(one.notes()).extracting(Note::code).contains("transactions-left-out");
  }

  @Test
  void countsTransactionsThatAreTooOldForSentry() throws Exception {
    SpanStyle style = SpanStyle.DEFAULT.files(List.of(otlp()));
    assertThat(totals(converted(style)).expired()).isZero();

    ConvertRequest late =
        ConvertRequest.builder(Inputs.of(List.of(app.toString())))
            .spans(style)
            .clock(() -> Instant.parse("2023-11-19T22:13:30Z"))
            .output(directory.resolve("late"))
            .build();
    Conversion conversion = new Debriefing().convert(late, Progress.none()).values().get(0);
    assertThat(totals(conversion).expired()).isEqualTo(1);
  }

  @Test
  void keepsOnlyTheTimeOfSpansWithAName() throws Exception {
    assertThat(runningSamples(new Filter(List.of("*/a"), List.of(), Optional.empty())))
        .isEqualTo(100);
  }

  @Test
  void keepsOnlyTheTimeOfATrace() throws Exception {
    String id = OTHER.substring(0, 8) + "-" + OTHER.substring(8);

    assertThat(runningSamples(new Filter(List.of(), List.of(id), Optional.empty()))).isEqualTo(500);
  }

  @Test
  void keepsOnlyTheTimeOfSlowSpans() throws Exception {
    Filter slow = new Filter(List.of(), List.of(), Optional.of(Duration.ofSeconds(3)));
    Filter slower = new Filter(List.of(), List.of(), Optional.of(Duration.ofSeconds(11)));

    assertThat(runningSamples(slow)).isEqualTo(500);
    Conversion nothing = converted(SpanStyle.DEFAULT.files(List.of(otlp())).filter(slower));
    assertThat(types(nothing)).doesNotContain("profile_chunk", "transaction");
  }

  /** Returns the running samples with a filter, all of which must be in spans on one thread. */
  private long runningSamples(Filter filter) throws Exception {
    Conversion conversion = converted(SpanStyle.DEFAULT.files(List.of(otlp())).filter(filter));
    assertThat(totals(conversion).unattributed()).isEmpty();
    assertThat(conversion.count("threads")).isEqualTo(1);
    assertThat(totals(conversion).transactions()).isEqualTo(1);
    return totals(conversion).attributedSamples();
  }

  @Test
  void keepsProfilesOfDifferentFiltersApart() throws Exception {
    SpanStyle style = SpanStyle.DEFAULT.files(List.of(otlp()));
    converted(style);
    String all = manifest().path("profilerId").asText();
    converted(style.filter(new Filter(List.of("GET*"), List.of(), Optional.empty())));

    assertThat(manifest().path("profilerId").asText()).isNotEqualTo(all);
  }

  @Test
  void movesSpansByAnOffset() throws Exception {
    SpanStyle style = SpanStyle.DEFAULT.files(List.of(otlp()));

    Conversion moved = converted(style.clockOffset(Optional.of(Duration.ofSeconds(35))));

    // The second request lies after the recording then, the first in its last 4 seconds.
    assertThat(totals(moved).attributedSamples()).isEqualTo(100);
    assertThat(totals(moved).transactions()).isEqualTo(1);
  }

  @Test
  void doesNotWriteAgainWhatSentryHas() throws Exception {
    String event =
        """
        {"type":"transaction","transaction":"GET /a","start_timestamp":%1$d.5,"timestamp":%2$d.5,\
        "contexts":{"trace":{"trace_id":"%3$s","span_id":"00000000000000aa",\
        "data":{"thread.id":"20"}}}}
        """
            .formatted(
                RecordingBuilder.START_NANOS / SECOND + 1,
                RecordingBuilder.START_NANOS / SECOND + 3,
                TRACE);
    Path file = Files.writeString(directory.resolve("event.json"), event);
    SpanStyle style = SpanStyle.DEFAULT.files(List.of(file));

    Outcome<Conversion> outcome = convert("out", style);
    assertThat(types(outcome.value().orElseThrow()))
        .contains("attribution")
        .doesNotContain("transaction");
    assertThat(outcome.notes())
        .filteredOn(Note::isWarning)
        .extracting(Note::code)
        .containsExactly("transactions-from-sentry");
    assertThat(types(converted(style.transactions(Transactions.ALL)))).contains("transaction");
  }

  @Test
  void givesTheSameBytesHoweverManyThreadsWrite() throws Exception {
    for (int threads : new int[] {1, 4}) {
      new Debriefing()
          .convert(
              ConvertRequest.builder(Inputs.of(List.of(app.toString())))
                  .spans(SpanStyle.DEFAULT.files(List.of(otlp())))
                  .threads(threads)
                  .output(directory.resolve("with-" + threads))
                  .build(),
              Progress.none());
    }
    try (Stream<Path> files = Files.list(directory.resolve("with-1"))) {
      for (Path file : files.toList()) {
        assertThat(directory.resolve("with-4").resolve(file.getFileName()))
            .hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void refusesFilesThatHoldNoSpans() throws Exception {
    Path text = Files.writeString(directory.resolve("notes.txt"), "nothing\n");

    assertThatThrownBy(() -> converted(SpanStyle.DEFAULT.files(List.of(text))))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("notes.txt");
    assertThatThrownBy(
            () -> converted(SpanStyle.DEFAULT.files(List.of(directory.resolve("missing.json")))))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is no span file");
  }

  @Test
  void readsSourcesOfTheUsersOwn() throws Exception {
    app =
        Recordings.write(
            RecordingBuilder.recording()
                .thread(20, "worker")
                .chunk(
                    chunk -> {
                      chunk.type("event acme.Job $interval traceId:String spanId:String");
                      for (int i = 0; i < 50; i++) {
                        chunk.sample(
                            "jdk.ExecutionSample",
                            RecordingBuilder.atMillis(20L * i),
                            20,
                            "a.Work.step < a.Work.run");
                      }
                      chunk.event(
                          "acme.Job",
                          event ->
                              event
                                  .at(RecordingBuilder.atMillis(200))
                                  .lasting(Duration.ofMillis(400))
                                  .thread(20)
                                  .set("traceId", TRACE)
                                  .set("spanId", "00000000000000bb"));
                    }),
            directory,
            "jobs.jfr");
    Summary summary =
        new Debriefing()
            .summarize(new SummaryRequest(Inputs.of(List.of(app.toString()))), Progress.none())
            .values()
            .get(0);
    assertThat(summary.spanSources()).isEmpty();
    assertThat(summary.sourceStub()).contains("\"event\": \"acme.Job\"");

    Path file =
        Files.writeString(
            directory.resolve("sources.json"),
            summary.sourceStub().replace("\"operation\"", "\"scope\""));
    Conversion conversion = converted(SpanStyle.DEFAULT.sources(Optional.of(file)));

    assertThat(totals(conversion).attributed()).isEqualTo(Map.of("acme.Job", 20L));
    assertThat(manifest().at("/spanSources/0/id").asText()).isEqualTo("acme.Job");
  }
}
