package dev.debrief.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {
  @TempDir private Path directory;
  private Path app;

  @BeforeEach
  void record() throws IOException {
    app = Recordings.write(Recordings.twoThreads(), directory, "app.jfr");
  }

  @Test
  void writesOneEnvelopeForEachWindowAndAManifest() throws Exception {
    Outcome<Conversion> outcome = convert(request(app).output(out())).outcomes().get(0);

    assertThat(outcome.status()).isEqualTo(Outcome.Status.OK);
    assertThat(files(out()))
        .containsExactly(
            "manifest.json", "profile-chunk-000001.envelope", "profile-chunk-000002.envelope");
  }

  @Test
  void saysInTheManifestWhatWasMadeOfWhat() throws Exception {
    convert(request(app).output(out()));

    JsonNode manifest = manifest(out());
    assertThat(manifest.path("schema").asInt()).isEqualTo(1);
    assertThat(manifest.path("status").asText()).isEqualTo("ok");
    assertThat(manifest.at("/recording/name").asText()).isEqualTo("app");
    assertThat(manifest.at("/recording/bytes").asLong()).isEqualTo(Files.size(app));
    assertThat(manifest.at("/recording/id").asText()).matches("[0-9a-f]{64}");
    assertThat(manifest.at("/recording/start").asText()).isEqualTo("2023-11-14T22:13:20Z");
    assertThat(manifest.at("/recording/sha256").isMissingNode()).isTrue();
    assertThat(manifest.path("outputs")).hasSize(2);
    assertThat(manifest.at("/outputs/0/type").asText()).isEqualTo("profile_chunk");
    assertThat(manifest.at("/counts/threads").asInt()).isEqualTo(2);
  }

  @Test
  void aUsersFrameTablesMakeAnotherProfile() throws Exception {
    Path tables = Files.writeString(directory.resolve("t.txt"), "IO_WAIT java.lang.Thread.join\n");
    convert(request(app).output(out()));
    String plain = manifest(out()).path("profilerId").asText();

    convert(request(app).frameTables(Optional.of(tables)).output(out()));

    assertThat(manifest(out()).path("profilerId").asText()).isNotEqualTo(plain);
  }

  @Test
  void sortsTheKeysOfTheManifest() throws Exception {
    convert(request(app).output(out()).checksum(true));

    List<String> keys = new ArrayList<>();
    manifest(out()).path("recording").fieldNames().forEachRemaining(keys::add);
    assertThat(keys).isSorted().contains("sha256");
  }

  @Test
  void givesTheSameBytesForTheSameBytes() throws Exception {
    convert(request(app).output(out()));
    convert(request(app).output(directory.resolve("again")));

    for (String file : files(out())) {
      assertThat(directory.resolve("again").resolve(file))
          .hasSameBinaryContentAs(out().resolve(file));
    }
  }

  @Test
  void derivesTheProfilerIdFromEveryOptionThatChangesSamples() throws Exception {
    List<ConvertRequest.Builder> requests =
        List.of(
            request(app),
            request(app).excerpt(Excerpt.ALL.includeIdle(true)),
            request(app).excerpt(Excerpt.ALL.threads(List.of("w*"), List.of())),
            request(app).excerpt(Excerpt.ALL.kinds(List.of("execution"))),
            request(app)
                .excerpt(
                    Excerpt.ALL.between(
                        Optional.of(new TimePoint.FromStart(Duration.ofSeconds(2))),
                        Optional.empty())),
            request(app).profile(ProfileStyle.builder().window(Duration.ofSeconds(10)).build()),
            request(app).profile(ProfileStyle.builder().waits(ProfileStyle.Waits.EDGES).build()));

    List<String> ids = new ArrayList<>();
    for (ConvertRequest.Builder request : requests) {
      convert(request.output(out()));
      ids.add(manifest(out()).path("profilerId").asText());
    }

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void leavesOutWhatIsEarlierOrLater() throws Exception {
    TimePoint from = new TimePoint.FromStart(Duration.ofSeconds(2));
    TimePoint to = new TimePoint.FromStart(Duration.ofSeconds(4));

    Result<Conversion> result =
        convert(
            request(app)
                .output(out())
                .excerpt(Excerpt.ALL.between(Optional.of(from), Optional.of(to))));

    Conversion conversion = result.values().get(0);
    assertThat(conversion.start()).isEqualTo(Instant.parse("2023-11-14T22:13:22Z"));
    assertThat(conversion.end()).isEqualTo(Instant.parse("2023-11-14T22:13:24Z"));
    assertThat(conversion.count("threads")).isEqualTo(1);
    assertThat(conversion.outputs()).hasSize(1);
  }

  @Test
  void givesEachOfSeveralRecordingsADirectoryOfItsOwn() throws Exception {
    Path other = directory.resolve("other");
    Files.createDirectory(other);
    Path second = Files.copy(app, other.resolve("app.jfr"));

    convert(request(app, second).output(out()));

    assertThat(out().resolve("app/manifest.json")).exists();
    assertThat(out().resolve("app-2/manifest.json")).exists();
  }

  @Test
  void namesTheDirectoryAfterRecordingAndFormatByDefault() throws Exception {
    convert(request(app).target(new ConvertRequest.Target.PerRecording(directory)));

    assertThat(directory.resolve("app.sentry/manifest.json")).exists();
  }

  @Test
  void doesTheOthersWhenOneInputIsBad() throws Exception {
    Path bad = Files.writeString(directory.resolve("bad.jfr"), "not a recording");

    Result<Conversion> result =
        convert(request(bad, app, directory.resolve("none.jfr")).output(out()));

    assertThat(result.count(Outcome.Status.FAILED)).isEqualTo(2);
    assertThat(result.count(Outcome.Status.OK)).isEqualTo(1);
    assertThat(result.failedBy(Outcome.Failure.Kind.INPUT)).isTrue();
    assertThat(out().resolve("bad")).doesNotExist();
  }

  @Test
  void reportsALostChunkAndKeepsTheRest() throws Exception {
    byte[] whole = Files.readAllBytes(app);
    Path cut = Files.write(directory.resolve("cut.jfr"), Arrays.copyOf(whole, whole.length / 2));

    Outcome<Conversion> outcome = convert(request(cut).output(out())).outcomes().get(0);

    assertThat(outcome.status()).isEqualTo(Outcome.Status.PARTIAL);
    assertThat(outcome.notes()).anyMatch(note -> note.position().contains("chunk 1"));
    assertThat(manifest(out()).path("status").asText()).isEqualTo("partial");
  }

  @Test
  void saysWhatToSwitchOnWhenThereIsNothingToShow() throws Exception {
    Path empty = Recordings.write(Recordings.nothingToShow(), directory, "empty.jfr");

    Result<Conversion> result = convert(request(empty).output(out()));

    assertThat(result.values().get(0).hint())
        .hasValueSatisfying(hint -> assertThat(hint).contains("no thread was sampled"));
    assertThat(files(out())).containsExactly("manifest.json");
    assertThat(manifest(out()).path("outputs")).isEmpty();
  }

  @Test
  void tellsThatAnOutputCannotBeWritten() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "in the way");

    Result<Conversion> result = convert(request(app).output(file));

    assertThat(result.failedBy(Outcome.Failure.Kind.OUTPUT)).isTrue();
    assertThat(file).hasContent("in the way");
  }

  @Test
  void leavesNothingUnfinishedWhenItIsCancelled() {
    Progress<Conversion> impatient =
        new Progress<>() {
          private int asked;

          @Override
          public boolean cancelled() {
            return asked++ > 0;
          }
        };

    assertThatThrownBy(
            () -> new Debriefing().convert(request(app).output(out()).build(), impatient))
        .isInstanceOf(CancellationException.class);
    assertThat(out()).doesNotExist();
  }

  @Test
  void tellsAListenerHowEachInputEnds() throws Exception {
    List<String> heard = new ArrayList<>();
    Progress<Conversion> listener =
        new Progress<>() {
          @Override
          public void input(String name, int number, int total) {
            heard.add("begin " + number + "/" + total);
          }

          @Override
          public void done(Outcome<Conversion> outcome) {
            heard.add(outcome.name() + " " + outcome.status());
          }
        };

    new Debriefing().convert(request(app).output(out()).build(), listener);

    assertThat(heard).containsExactly("begin 1/1", "app OK");
  }

  @Test
  void refusesAFormatThatThereIsNot() {
    assertThatThrownBy(() -> convert(request(app).format("flames")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("formats are sentry");
  }

  private Path out() {
    return directory.resolve("out");
  }

  private static ConvertRequest.Builder request(Path... recordings) {
    return ConvertRequest.builder(Inputs.of(Stream.of(recordings).map(Path::toString).toList()));
  }

  private static Result<Conversion> convert(ConvertRequest.Builder request) throws UsageException {
    return new Debriefing().convert(request.build(), Progress.none());
  }

  private static JsonNode manifest(Path directory) throws IOException {
    return new ObjectMapper().readTree(directory.resolve("manifest.json").toFile());
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
