package dev.debrief.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.debrief.engine.DetectRequest.Choice;
import dev.debrief.engine.DetectRequest.Known;
import dev.debrief.engine.DetectRequest.Style;
import dev.debrief.engine.DetectRequest.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectTest {
  @TempDir private Path directory;
  private Path app;

  @BeforeEach
  void record() throws IOException {
    app = Recordings.write(Recordings.twoThreads(), directory, "app.jfr");
  }

  @Test
  void findsTheWaitOfThirtySeconds() throws Exception {
    Findings findings = findings(request(app));

    assertThat(findings.shown())
        .extracting(Findings.Item::detector, Findings.Item::severity, Findings.Item::title)
        .containsExactly(tuple(LongWaits.ID, Findings.Severity.WARNING, "main waits (JOIN)"));
    assertThat(findings.lookedFor()).containsExactly(LongWaits.ID);
    assertThat(findings.atLeast(Findings.Severity.WARNING)).isEqualTo(1);
    assertThat(findings.atLeast(Findings.Severity.ERROR)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "long-waits.leastWait=31s, 0",
    "long-waits.leastWait=29999ms, 1",
    "long-waits.leastWait=30000, 1",
    "long-waits.leastShare=5%, 1"
  })
  void takesThresholdsInAnyUnit(String setting, int expected) throws Exception {
    assertThat(findings(request(app).choice(choice(setting))).shown()).hasSize(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "long-waits.leastWai=1s | long-waits has no threshold 'leastWai'; did you mean leastWait?",
        "long-wait.leastWait=1s | there is no detector 'long-wait'; did you mean long-waits?",
        "long-waits.leastWait=soon | long-waits.leastWait is a time such as 300ms or 2s, not 'soon'",
        "long-waits.leastShare=5s | long-waits.leastShare is a percentage such as 5%, not '5s'",
        "leastWait=5s | 'leastWait=5s' is not ID.THRESHOLD=VALUE",
      })
  void refusesSettingsThatMeanNothing(String setting, String message) {
    assertThatThrownBy(() -> detect(request(app).choice(choice(setting))))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void refusesDetectorsAndFormatsThatThereAreNot() {
    Choice wrong = new Choice(List.of("long-wits"), List.of(), List.of(), Optional.empty());

    assertThatThrownBy(() -> detect(request(app).choice(wrong)))
        .isInstanceOf(UsageException.class)
        .hasMessage("there is no detector 'long-wits'; did you mean long-waits?");
    assertThatThrownBy(() -> detect(request(app).style(style("jsn", stream()))))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("; did you mean json?");
  }

  @Test
  void onlyLooksAtTheTimeThatIsAskedFor() throws Exception {
    Excerpt late =
        Excerpt.ALL.between(
            Optional.of(new TimePoint.FromStart(Duration.ofSeconds(36))), Optional.empty());

    assertThat(findings(request(app).excerpt(late)).shown()).isEmpty();
  }

  @Test
  void onlyLooksAtTheThreadsThatAreAskedFor() throws Exception {
    Excerpt worker = Excerpt.ALL.threads(List.of("work*"), List.of());

    assertThat(findings(request(app).excerpt(worker)).shown()).isEmpty();
  }

  @Test
  void saysWhichDetectorsHadNothingToLookAt() throws Exception {
    Path empty = Recordings.write(Recordings.nothingToShow(), directory, "empty.jfr");

    Findings findings = findings(request(empty));

    assertThat(findings.notApplicable()).containsExactly(LongWaits.ID);
    assertThat(findings.lookedFor()).isEmpty();
  }

  @Test
  void writesEachRecordingAndEachFailureIntoTheDocument() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path broken = Files.writeString(directory.resolve("broken.jfr"), "FLR no more");

    Result<Findings> result =
        detect(request(app, broken).style(style("json", new Target.Stream(out))));

    assertThat(result.outcomes()).hasSize(2);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"name\" : \"app\"", "\"status\" : \"failed\"");
  }

  @Test
  void writesAFileAsAWhole() throws Exception {
    Path file = directory.resolve("new/findings.json");

    detect(request(app).style(style("json", new Target.Path(file))));

    assertThat(Files.readString(file)).startsWith("{").endsWith("}\n");
    assertThat(names(file.getParent())).containsExactly("findings.json");
  }

  @Test
  void failsWhenTheFileCannotBeWritten() throws Exception {
    Path notADirectory = Files.writeString(directory.resolve("file"), "");
    Target target = new Target.Path(notADirectory.resolve("findings.json"));

    Result<Findings> result = detect(request(app).style(style("json", target)));

    assertThat(result.failedBy(Outcome.Failure.Kind.OUTPUT)).isTrue();
  }

  @Test
  void replacesTheEnvelopesOfAnEarlierRun() throws Exception {
    Path out = directory.resolve("out");
    detect(request(app).style(style("sentry", new Target.Path(out))));
    assertThat(names(out)).containsExactly("finding-000001.envelope");
    Files.writeString(out.resolve("notes.txt"), "mine");

    detect(
        request(app)
            .choice(choice("long-waits.leastWait=3600s"))
            .style(style("sentry", new Target.Path(out))));

    assertThat(names(out)).containsExactly("notes.txt");
  }

  @Test
  void severalFilesNeedADirectory() {
    assertThatThrownBy(() -> detect(request(app).style(style("sentry", stream()))))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("give a directory with -o");
  }

  @Test
  void leavesOutWhatTheBaselineHas() throws Exception {
    Path baseline = directory.resolve("baseline.json");
    Known write = new Known(Optional.empty(), Optional.of(baseline), Optional.empty());
    Known read = new Known(Optional.of(baseline), Optional.empty(), Optional.empty());

    assertThat(findings(request(app).known(write)).shown()).hasSize(1);
    Findings again = findings(request(app).known(read));

    assertThat(again.shown()).isEmpty();
    assertThat(again.inBaseline()).isEqualTo(1);
    assertThat(Files.readString(baseline))
        .contains("\"detector\" : \"long-waits\"", "\"title\" : \"main waits (JOIN)\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'detector': 'long-*' | 1",
        "'thread': 'm?in' | 1",
        "'frame': 'a.Main.*', 'thread': 'main' | 1",
        "'thread': 'worker' | 0",
        "'detector': 'long-waits', 'frame': 'b.*' | 0",
        "'detector': 'long-waits', 'until': '2027-01-31' | 1",
        "'detector': 'long-waits', 'until': '2027-01-30' | 0",
      })
  void suppressesWhatAllConditionsOfARowFit(String row, int suppressed) throws Exception {
    Findings findings = findings(suppressing("{" + row + ", 'reason': 'known'}"));

    assertThat(findings.suppressed()).isEqualTo(suppressed);
    assertThat(findings.shown()).hasSize(1 - suppressed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'detector': 'x'} | number 1: a reason is missing",
        "{'reason': 'x'} | number 1: it names no fingerprint, detector, frame or thread",
        "{'treads': 'x', 'reason': 'x'} | there is no key 'treads'; did you mean thread?",
        "{'thread': 'x', 'reason': 'x', 'until': 'May'} | 'May' is no day such as 2027-01-31",
        "{'thread': 5, 'reason': 'x'} | thread must be a text",
        "12 | each of suppressions is an object",
      })
  void refusesSuppressionsThatMeanNothing(String row, String message) {
    assertThatThrownBy(() -> detect(suppressing(row)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void saysWhichSuppressionsAreOver() throws Exception {
    Result<Findings> result =
        detect(suppressing("{'thread': 'x', 'until': '2020-01-01', 'reason': 'ticket 7'}"));

    assertThat(result.leftOut())
        .extracting(Note::message)
        .containsExactly("a suppression is over and counts no more: ticket 7");
  }

  @Test
  void takesAUsersRowsOfBothKinds() throws Exception {
    Path tables =
        Files.writeString(
            directory.resolve("tables.txt"),
            "# mine\nHEAVY a.Big.call\nIO_WAIT java.lang.Thread.join\n");
    Choice choice = new Choice(List.of(LongWaits.ID), List.of(), List.of(), Optional.of(tables));

    assertThat(findings(request(app).choice(choice)).shown())
        .extracting(Findings.Item::title)
        .containsExactly("main waits (IO_WAIT)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HEAVI a.B.c | line 2: 'HEAVI' is neither a meaning nor a wait kind; did you mean HEAVY?",
        "HEAVY | line 2 is not 'MEANING PATTERN'",
        "LOCK a b c | line 2 is not 'KIND PATTERN [native]'",
      })
  void refusesRowsThatMeanNothing(String row, String message) throws IOException {
    Path tables = Files.writeString(directory.resolve("tables.txt"), "\n" + row + "\n");
    Choice choice = new Choice(List.of(LongWaits.ID), List.of(), List.of(), Optional.of(tables));

    assertThatThrownBy(() -> detect(request(app).choice(choice)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void detectorsOfWholeRecordingsRunOnlyWhenAskedFor() throws Exception {
    Choice whole = new Choice(List.of("whole:size"), List.of(), List.of(), Optional.empty());

    assertThat(findings(request(app)).lookedFor()).containsExactly(LongWaits.ID);
    assertThat(findings(request(app).choice(whole)).shown())
        .extracting(Findings.Item::title)
        .containsExactly(Files.size(app) + " bytes");
  }

  @Test
  void aFailingDetectorMakesTheRecordingPartial() throws Exception {
    Choice whole = new Choice(List.of("whole"), List.of(), List.of(), Optional.empty());

    Outcome<Findings> outcome = detect(request(app).choice(whole)).outcomes().get(0);

    assertThat(outcome.status()).isEqualTo(Outcome.Status.PARTIAL);
    assertThat(outcome.notes()).extracting(Note::code).containsExactly("detector-failed");
    assertThat(outcome.value()).get().extracting(Findings::lookedFor).isEqualTo(List.of());
  }

  @Test
  void describesDetectorsThoseOnDemandToo() {
    List<DetectorDescription> all = new Debriefing().detectors(DetectTest.class.getClassLoader());

    assertThat(all)
        .filteredOn(one -> one.id().equals(LongWaits.ID))
        .singleElement()
        .satisfies(one -> assertThat(one.thresholds().get(0).text()).isEqualTo("1000 ms"));
    assertThat(all)
        .filteredOn(one -> one.id().startsWith("whole:"))
        .hasSize(2)
        .noneMatch(DetectorDescription::byDefault);
  }

  private DetectRequest.Builder suppressing(String row) throws IOException {
    String text = "{'schema': 1, 'suppressions': [" + row + "]}";
    Path file = Files.writeString(directory.resolve("suppressions.json"), text.replace('\'', '"'));
    return request(app)
        .known(new Known(Optional.empty(), Optional.empty(), Optional.of(file)))
        .clock(InstantSource.fixed(Instant.parse("2027-01-31T12:00:00Z")));
  }

  private static Choice choice(String setting) {
    return new Choice(List.of(LongWaits.ID), List.of(), List.of(setting), Optional.empty());
  }

  private static Style style(String format, Target target) {
    return new Style(format, target, Style.USUAL_WIDTH, false);
  }

  private static Target stream() {
    return new Target.Stream(new ByteArrayOutputStream());
  }

  private static DetectRequest.Builder request(Path... files) {
    return DetectRequest.builder(Inputs.of(Stream.of(files).map(Path::toString).toList()))
        .choice(new Choice(List.of(LongWaits.ID), List.of(), List.of(), Optional.empty()))
        .threads(1);
  }

  private static Result<Findings> detect(DetectRequest.Builder request) throws UsageException {
    return new Debriefing().detect(request.build(), Progress.none());
  }

  private static Findings findings(DetectRequest.Builder request) throws UsageException {
    Outcome<Findings> outcome = detect(request).outcomes().get(0);
    return outcome.value().orElseThrow(() -> new AssertionError(outcome.failure().toString()));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
