package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.ProjectRecordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectCommandTest {
  private static final String RECORDING = ProjectRecordings.path("agent-before.jfr").toString();

  @TempDir private Path directory;

  @Test
  void printsFindingsForPeople() {
    Run run = detect();

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("agent-before: 0 errors, ")
        .contains("WARNING  cli-long-waits  ", "    what to do  Do not wait.")
        .doesNotContain("\u001b");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "none, cli-long-waits.leastWait=1s, 0",
    "info, cli-long-waits.leastWait=1s, 1",
    "warning, cli-long-waits.leastWait=1s, 1",
    "error, cli-long-waits.leastWait=1s, 0",
    "warning, cli-long-waits.leastWait=3600s, 0",
  })
  void endsWithOneForFindingsThatAreBadEnough(String failOn, String setting, int status) {
    assertThat(detect("--fail-on", failOn, "--set", setting).status()).isEqualTo(status);
  }

  @Test
  void aFailedInputIsWeightierThanFindings() {
    assertThat(detect("--fail-on", "warning", "no-such-file.jfr").status()).isEqualTo(3);
  }

  @Test
  void writesIntoAFileAndSaysSo() throws IOException {
    Run run = detect("-f", "sarif", "-o", "out.sarif");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("ok      agent-before: 0 errors, ");
    assertThat(Files.readString(directory.resolve("out.sarif")))
        .contains("\"version\" : \"2.1.0\"");
  }

  @Test
  void anOutputThatCannotBeWrittenIsAFailure() throws IOException {
    Files.writeString(directory.resolve("file"), "");

    Run run = detect("-f", "json", "-o", "file/out.json");

    assertThat(run.status()).isEqualTo(5);
    assertThat(run.err()).contains("cannot write").doesNotContain("Exception");
  }

  @Test
  void theEnvelopesOfFindingsAreValid() {
    assertThat(detect("-f", "sentry", "-o", "issues").status()).isZero();

    Run validate = Run.in(directory, Map.of(), "validate", "--strict", "issues");

    assertThat(validate.status()).as(validate.out()).isZero();
  }

  @Test
  void aBaselineOfOneRunSilencesTheNext() {
    assertThat(detect("--write-baseline", "known.json").status()).isZero();

    Run run = detect("--baseline", "known.json", "--fail-on", "info");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("in the baseline").contains("Nothing else was found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--fail-on bad | debrief detect: --fail-on is one of none, info, warning, error, not 'bad'",
        "--set cli-long-waits.x=1 | debrief detect: cli-long-waits has no threshold 'x'",
        "--baseline none.json | debrief detect: there is no baseline ",
        "-f sentry | debrief detect: format 'sentry' writes a file per finding; give a directory",
        "--skip cli-long-wait | debrief detect: there is no detector 'cli-long-wait'; did you mean",
      })
  void answersWrongUsageWithOneLineThatHelps(String line, String message) {
    Run run = detect(line.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith(message);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void listsDetectorsForPeople() {
    assertThat(Run.of("detectors").out())
        .contains("cli-long-waits\n    Finds every long wait.\n    leastWait = 1000 ms: shortest")
        .contains("Only when --detectors names them:\n    jmc:");
  }

  @Test
  void listsDetectorsForScripts() {
    assertThat(Run.of("detectors", "--json").out())
        .startsWith("{\n  \"detectors\" : [")
        .contains("\"id\" : \"cli-long-waits\"", "\"default\" : false");
  }

  @Test
  void runsJmcsRulesWhenAskedTo() {
    Run run = Run.in(directory, Map.of(), "detect", "--detectors", "jmc:SocketRead", RECORDING);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("WARNING  jmc:SocketRead");
  }

  private Run detect(String... options) {
    List<String> words = new ArrayList<>(List.of("detect", "--detectors", LongWaits.ID));
    words.addAll(List.of(options));
    words.add(RECORDING);
    return Run.in(directory, Map.of(), words.toArray(String[]::new));
  }
}
