package dev.debrief.detectors.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Evidence;
import dev.debrief.detectors.Examination;
import dev.debrief.detectors.Finding;
import dev.debrief.testdata.corpus.Corpus;
import dev.debrief.testdata.corpus.CorpusTally;
import dev.debrief.testdata.corpus.ProjectRecordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares rebuilt calls with what the recorded programs measured themselves. */
class RepeatedInitCorpusTest {
  @RegisterExtension static final CorpusTally TALLY = Corpus.tally();

  private static final Pattern INIT =
      Pattern.compile("\"kind\":\"init\".*\"start\":(\\d+),\"end\":(\\d+)");
  private static final Pattern CREATION =
      Pattern.compile("\"endNanos\":(\\d+),\"kind\":\"creation\".*\"startNanos\":(\\d+)");

  private record Span(long startNanos, long endNanos) {
    long nanos() {
      return endNanos - startNanos;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "story.jdk17.profile, 10",
    "story.jdk25.profile, 10",
    "story.jdk25.mt, 1",
    "story.jdk17.default, 20",
    "init-http.jdk17.profile, 10",
    "init-http.jdk25.profile, 10",
    "init-http.jdk17.default, 20",
    "init-http-short.jdk17.profile, 10",
    "init-http-threads.jdk17.profile, 40",
    "neg-tenants.jdk17.profile, 10",
  })
  void countsCallsAndTellsTheirLength(String recording, long mostMillis) throws IOException {
    Path folder = Corpus.openOrSkip().path("detectors");
    List<Span> truth = truth(folder.resolve(recording + ".truth.jsonl"), INIT, 1, 2);
    Finding finding = only(folder.resolve(recording + ".jfr"));

    assertThat(finding.occurrences()).isEqualTo(truth.size());
    assertThat(medianErrorNanos(calls(finding), truth)).isLessThan(mostMillis * 1_000_000);
    TALLY.recording(2);
  }

  @ParameterizedTest
  @CsvSource({"agent-before", "agent-before-jdk25"})
  void findsTheSixClientsOfTheAgentAndWhatTheyCost(String recording) throws IOException {
    List<Span> truth = truth(ProjectRecordings.path(recording + ".truth.jsonl"), CREATION, 2, 1);
    Finding finding = only(ProjectRecordings.path(recording + ".jfr"));

    assertThat(finding.title()).startsWith("RepositoryClient.fromRepoDefinition is called 6 times");
    assertThat(medianErrorNanos(calls(finding), truth)).isLessThan(15_000_000);
    long measured = 4_861;
    assertThat(finding.saving().orElseThrow().millis()).isBetween(measured * 0.8, measured * 1.2);
  }

  @Test
  void findsNothingWhereTheAgentKeepsItsClient() throws IOException {
    for (String recording : List.of("agent-cached", "agent-cached-jdk25", "agent-after")) {
      assertThat(findings(ProjectRecordings.path(recording + ".jfr"))).isEmpty();
    }
  }

  private static List<Finding> findings(Path recording) throws IOException {
    return Examination.of(recording, List.of(Examination.chosen(new RepeatedInitDetector())))
        .findings();
  }

  private static Finding only(Path recording) throws IOException {
    List<Finding> findings = findings(recording);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static List<Span> truth(Path file, Pattern line, int start, int end) throws IOException {
    List<Span> spans = new ArrayList<>();
    for (String text : Files.readAllLines(file)) {
      Matcher matcher = line.matcher(text);
      if (matcher.find()) {
        spans.add(
            new Span(Long.parseLong(matcher.group(start)), Long.parseLong(matcher.group(end))));
      }
    }
    assertThat(spans).isNotEmpty();
    return spans;
  }

  private static List<Span> calls(Finding finding) {
    Evidence calls =
        finding.evidence().stream()
            .filter(table -> table.title().equals("calls"))
            .findFirst()
            .orElseThrow();
    return calls.rows().stream()
        .map(row -> new Span((Long) row.get(0), (Long) row.get(0) + (Long) row.get(1)))
        .toList();
  }

  /** The middle one of the differences in length; each call is compared with the nearest one. */
  private static long medianErrorNanos(List<Span> rebuilt, List<Span> truth) {
    List<Long> errors = new ArrayList<>();
    for (Span call : rebuilt) {
      Span nearest = truth.get(0);
      for (Span one : truth) {
        if (distance(one, call) < distance(nearest, call)) {
          nearest = one;
        }
      }
      errors.add(Math.abs(call.nanos() - nearest.nanos()));
    }
    errors.sort(null);
    return errors.get(errors.size() / 2);
  }

  private static long distance(Span one, Span other) {
    return Math.abs(one.startNanos() - other.startNanos())
        + Math.abs(one.endNanos() - other.endNanos());
  }
}
