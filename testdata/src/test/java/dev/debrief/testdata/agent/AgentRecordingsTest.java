package dev.debrief.testdata.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed recordings of the agent are there, and what is said about them does not contradict
 * itself.
 */
final class AgentRecordingsTest {
  private static final Path RECORDINGS = Path.of("recordings");
  private static final String TRUTH_ENDING = ".truth.jsonl";
  private static final long LARGEST_RECORDING_BYTES = 1 << 20;

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("agent-") && name.endsWith(TRUTH_ENDING))
          .map(name -> name.substring(0, name.length() - TRUTH_ENDING.length()))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyVariantIsRecordedOnBothJdks() throws IOException {
    assertThat(names())
        .containsExactly(
            "agent-after", "agent-after-jdk25",
            "agent-before", "agent-before-jdk25",
            "agent-cached", "agent-cached-jdk25",
            "agent-no-last-insight", "agent-no-last-insight-jdk25",
            "agent-two-workers", "agent-two-workers-jdk25");
  }

  @ParameterizedTest
  @MethodSource("names")
  void recordingIsSmallAndStartsWithTheMagic(String name) throws IOException {
    Path recording = RECORDINGS.resolve(name + ".jfr");

    assertThat(Files.size(recording)).isLessThan(LARGEST_RECORDING_BYTES);
    try (InputStream in = Files.newInputStream(recording)) {
      assertThat(new String(in.readNBytes(4), ISO_8859_1)).isEqualTo("FLR\0");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everythingHappensDuringTheRun(String name) throws IOException {
    Fact run = run(name);

    assertThat(Fact.readFrom(truthFile(name))).allMatch(fact -> fact.within(run));
  }

  @ParameterizedTest
  @MethodSource("names")
  void clientIsCreatedInEveryStepUnlessCached(String name) throws IOException {
    int expected = run(name).flag("cacheClient") ? 1 : 6;

    assertThat(facts(name, "creation")).hasSize(expected);
  }

  @ParameterizedTest
  @MethodSource("names")
  void creationIsThreeRequestsAndSomeWork(String name) throws IOException {
    List<Fact> requests = facts(name, "http");
    for (Fact creation : facts(name, "creation")) {
      List<Fact> own = requests.stream().filter(request -> request.within(creation)).toList();
      double requestMillis = own.stream().mapToDouble(Fact::millis).sum();

      assertThat(own).hasSize(3);
      assertThat(creation.millis() - requestMillis).isBetween(100.0, 500.0);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void requestTakesAtLeastTheServersTime(String name) throws IOException {
    assertThat(facts(name, "http"))
        .allMatch(request -> request.millis() >= request.number("serverMillis"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void lastInsightIsLeftOutOnlyWhereSaid(String name) throws IOException {
    int expected = run(name).flag("skipLastInsight") ? 5 : 6;

    assertThat(facts(name, "insight")).hasSize(expected);
  }

  @ParameterizedTest
  @MethodSource("names")
  void runEndsSoonAfterTheLastInsight(String name) throws IOException {
    long lastInsightEnd = facts(name, "insight").stream().mapToLong(Fact::endNanos).max().orElse(0);

    assertThat((run(name).endNanos() - lastInsightEnd) / 1e6).isBetween(0.0, 50.0);
  }

  @ParameterizedTest
  @MethodSource("names")
  void insightWaitsForAnEarlierOneOnlyWithOneWorker(String name) throws IOException {
    boolean oneWorker = run(name).number("workers") == 1;
    double longestQueueMillis =
        facts(name, "insight").stream()
                .mapToDouble(insight -> insight.startNanos() - insight.number("queuedNanos"))
                .max()
                .orElse(0)
            / 1e6;

    assertThat(longestQueueMillis > 1_000).isEqualTo(oneWorker);
  }

  @Test
  void lastInsightIsQueuedBehindAnEarlierOneWhileMainWaits() throws IOException {
    List<Fact> insights = facts("agent-before", "insight");
    Fact lastButOne = insights.get(4);
    Fact last = insights.get(5);
    Fact join = onlyJoin("agent-before");

    assertThat(last.number("queuedNanos")).isLessThan(lastButOne.endNanos());
    assertThat((last.startNanos() - lastButOne.endNanos()) / 1e6).isBetween(0.0, 10.0);
    assertThat(join.text("awaited")).isEqualTo(last.text("thread"));
    assertThat((join.startNanos() - last.number("queuedNanos")) / 1e6).isCloseTo(0, within(10.0));
    assertThat(join.millis()).isBetween(5_500.0, 6_500.0);
  }

  private static Fact onlyJoin(String name) throws IOException {
    List<Fact> joins =
        facts(name, "wait").stream().filter(wait -> wait.text("how").equals("join")).toList();
    assertThat(joins).hasSize(1);
    return joins.get(0);
  }

  private static Fact run(String name) throws IOException {
    List<Fact> runs = facts(name, "run");
    assertThat(runs).hasSize(1);
    return runs.get(0);
  }

  private static List<Fact> facts(String name, String kind) throws IOException {
    return Fact.readFrom(truthFile(name)).stream().filter(fact -> fact.is(kind)).toList();
  }

  private static Path truthFile(String name) {
    return RECORDINGS.resolve(name + TRUTH_ENDING);
  }
}
