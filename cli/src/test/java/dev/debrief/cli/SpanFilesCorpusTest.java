package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recording of OpenTelemetry's agent, which tells of no span, and the spans in a file. */
class SpanFilesCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temporary;
  private Path recording;
  private Path otlp;

  @BeforeEach
  void open() {
    Corpus corpus = Corpus.openOrSkip();
    recording = corpus.path("spans/otel-javaagent-2.33.1-plainjfr-jdk17.jfr");
    otlp = corpus.path("spans/otel-javaagent-2.33.1-otlp-stdout.jsonl");
  }

  /** What a line of the attribution says that does not depend on the file's format. */
  private record Line(String span, String parent, String name, long thread, long samples) {
    static Line of(JsonNode json) {
      return new Line(
          json.path("spanId").asText(),
          json.path("parentSpanId").asText(),
          json.path("name").asText(),
          json.path("threadId").asLong(),
          json.path("samples").asLong());
    }
  }

  private List<JsonNode> attribution(Path spans, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("convert", "-o", "out", "-q"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--spans", spans.toString(), recording.toString()));
    Run convert = Run.in(temporary, Map.of(), arguments.toArray(String[]::new));
    assertThat(convert.status()).as(convert.err()).isZero();
    Run validate = Run.in(temporary, Map.of(), "validate", "--strict", "out");
    assertThat(validate.status()).as(validate.out()).isZero();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(temporary.resolve("out/attribution.jsonl"))) {
      lines.add(JSON.readTree(line));
    }
    TALLY.recording(2);
    return lines;
  }

  private static List<Line> lines(List<JsonNode> attribution) {
    return attribution.stream().filter(json -> json.has("spanId")).map(Line::of).toList();
  }

  private static JsonNode totals(List<JsonNode> attribution) {
    return attribution.get(attribution.size() - 1).path("totals");
  }

  @Test
  void attributesAllSamplesOfRequestsOnTheThreadsWhereTheyBegan() throws Exception {
    List<JsonNode> attribution = attribution(otlp);

    assertThat(totals(attribution).at("/attributed/otlp").asLong()).isEqualTo(12);
    assertThat(totals(attribution).at("/ambiguous").asLong()).isZero();
    // What is not attributed lies between the requests, or on threads where none began.
    assertThat(totals(attribution).at("/unattributed").fieldNames())
        .toIterable()
        .isSubsetOf("outside-intervals", "no-context-on-thread");
    assertThat(lines(attribution)).hasSize(4).allSatisfy(line -> assertThat(line.thread).isOne());
    assertThat(files("transaction")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(RewrittenSpans.class)
  void readsTheSameSpansFromFilesOfOthers(RewrittenSpans format) throws Exception {
    Path file =
        Files.writeString(temporary.resolve("spans.json"), format.write(RewrittenSpans.read(otlp)));

    List<JsonNode> others = attribution(file, "--transactions", "all");

    assertThat(totals(others).at("/attributed").fieldNames()).toIterable().hasSize(1);
    assertThat(files("transaction")).hasSize(2);
    assertThat(lines(others)).isEqualTo(lines(attribution(otlp)));
  }

  @Test
  void keepsTheTimeOfOneRequest() throws Exception {
    String trace = attribution(otlp).get(0).path("traceId").asText();

    List<JsonNode> one = attribution(otlp, "--trace", trace);

    assertThat(one.subList(0, one.size() - 1))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.path("traceId").asText()).isEqualTo(trace));
    assertThat(totals(one).at("/unattributed")).isEmpty();
    assertThat(files("transaction")).hasSize(1);
  }

  @Test
  void writesAProfileForEachRequest() throws Exception {
    List<JsonNode> attribution = attribution(otlp, "--format", "sentry-v1");

    assertThat(totals(attribution).at("/attributed/otlp").asLong()).isEqualTo(12);
    assertThat(files("transaction")).hasSize(2);
    assertThat(files("profile-chunk")).isEmpty();
  }

  private List<Path> files(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve("out"))) {
      return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
    }
  }
}
