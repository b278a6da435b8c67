package dev.debrief.converter;

import static dev.debrief.converter.Given.runs;
import static dev.debrief.converter.Given.stack;
import static dev.debrief.converter.Given.thread;
import static dev.debrief.converter.Given.waits;
import static dev.debrief.converter.Given.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.debrief.converter.ProfileOptions.Deployment;
import dev.debrief.converter.ProfileOptions.Waits;
import dev.debrief.jfr.StackTrace;
import dev.debrief.timeline.Segment;
import dev.debrief.timeline.ThreadTimeline;
import dev.debrief.timeline.WaitKind;
import dev.debrief.timeline.Window;
import dev.debrief.timeline.Window.Measurement;
import dev.debrief.timeline.Window.Series;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentryChunksTest {
  private static final StackTrace FETCH = stack("com.acme.Client.fetch:31", "com.acme.App.main:12");
  private static final StackTrace JOIN =
      stack("java.lang.Thread.join:1300", "com.acme.App.main:15");

  @TempDir Path out;

  @Test
  void formatIsAService() {
    assertThat(ServiceLoader.load(ProfileFormat.class))
        .extracting(ProfileFormat::name)
        .contains("sentry");
  }

  @Test
  void writesTheGoldenFile() throws IOException {
    ProfileOptions options =
        ProfileOptions.DEFAULTS
            .withFrames(FrameStyle.DEFAULTS.withLines(FrameStyle.Lines.LEAF))
            .withDeployment(new Deployment("app@1.2", "test", ""));

    convert(options, story());

    try (InputStream golden = getClass().getResourceAsStream("story.envelope")) {
      assertThat(file(1)).hasBinaryContent(golden.readAllBytes());
    }
  }

  @Test
  void sameWindowsGiveSameBytes() throws IOException {
    convert(ProfileOptions.DEFAULTS, story());
    byte[] first = Files.readAllBytes(file(1));
    convert(ProfileOptions.DEFAULTS, story());

    assertThat(file(1)).hasBinaryContent(first);
  }

  @Test
  void envelopeNamesTypePlatformAndChunkButNotTheMomentOfSending() throws IOException {
    convert(ProfileOptions.DEFAULTS, story());

    ParsedChunk chunk = chunk(1);
    assertThat(chunk.itemHeader().get("type").textValue()).isEqualTo("profile_chunk");
    assertThat(chunk.itemHeader().get("platform").textValue()).isEqualTo("java");
    assertThat(chunk.header().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("event_id", "sdk");
    assertThat(chunk.header().get("event_id")).isEqualTo(chunk.payload().get("chunk_id"));
  }

  @Test
  void lengthCountsBytes() throws IOException {
    convert(ProfileOptions.DEFAULTS, window(0, 1000, thread(1, "fädchen 線", runs(0, 20, FETCH))));

    assertThat(metadata(chunk(1), 1)).isEqualTo("fädchen 線");
  }

  @Test
  void releaseIsThereEvenIfUnknown() throws IOException {
    convert(ProfileOptions.DEFAULTS, story());

    assertThat(chunk(1).payload().get("release").textValue()).isEmpty();
    assertThat(chunk(1).payload().has("environment")).isFalse();
  }

  @Test
  void everyFrameSaysWhetherItIsInApp() throws IOException {
    convert(ProfileOptions.DEFAULTS, story());

    assertThat(chunk(1).profile().get("frames"))
        .allSatisfy(frame -> assertThat(frame.get("in_app").isBoolean()).isTrue())
        .anySatisfy(frame -> assertThat(frame.get("in_app").booleanValue()).isTrue())
        .anySatisfy(frame -> assertThat(frame.get("in_app").booleanValue()).isFalse());
  }

  @Test
  void unknownLineIsAbsent() throws IOException {
    StackTrace stack = stack("com.acme.App.main");
    FrameStyle lines = FrameStyle.DEFAULTS.withLines(FrameStyle.Lines.ALL);

    convert(
        ProfileOptions.DEFAULTS.withFrames(lines),
        window(0, 1000, thread(1, "main", runs(0, 20, stack))));

    assertThat(chunk(1).profile().get("frames").get(0).has("lineno")).isFalse();
  }

  @Test
  void waitIsBlockedStackUnderItsKind() throws IOException {
    convert(ProfileOptions.DEFAULTS, story());

    assertThat(chunk(1).samples(1))
        .containsExactly(
            "0.000 Client.fetch<App.main",
            "20.000 Client.fetch<App.main",
            "40.000 -",
            "50.000 waiting: Thread.join<Thread.join<App.main",
            "70.000 waiting: Thread.join<Thread.join<App.main",
            "96.500 -");
  }

  @Test
  void waitsCanBeLeftOut() throws IOException {
    convert(ProfileOptions.DEFAULTS.withWaits(Waits.NONE), story());

    assertThat(chunk(1).samples(1)).hasSize(3).allMatch(s -> !s.contains("waiting"));
  }

  @Test
  void samplesAreInTimeOrder() throws IOException {
    convert(ProfileOptions.DEFAULTS, story());

    List<Double> times = new ArrayList<>();
    chunk(1).profile().get("samples").forEach(s -> times.add(s.get("timestamp").doubleValue()));
    assertThat(times).isSorted();
  }

  @Test
  void onlyThreadsWithSamplesHaveMetadata() throws IOException {
    convert(
        ProfileOptions.DEFAULTS.withWaits(Waits.NONE),
        window(
            0,
            1000,
            thread(1, "main", runs(0, 20, FETCH)),
            thread(2, "waiter", waits(0, 1000, WaitKind.JOIN, JOIN))));

    assertThat(chunk(1).threadsWithSamples()).containsExactly("1");
    assertThat(chunk(1).profile().get("thread_metadata").fieldNames())
        .toIterable()
        .containsExactly("1");
  }

  @Test
  void nameOfThreadIsNeverEmpty() throws IOException {
    convert(ProfileOptions.DEFAULTS, window(0, 1000, thread(7, " ", runs(0, 20, FETCH))));

    assertThat(metadata(chunk(1), 7)).isEqualTo("Thread 7");
  }

  @Test
  void measurementsOfTheWindowGoWithIt() throws IOException {
    Window window =
        new Window(
            0,
            Given.nanos(0),
            Given.nanos(1000),
            List.of(thread(1, "main", runs(0, 20, FETCH))),
            List.of(
                new Measurement(Series.HEAP_BYTES, Given.nanos(5), 1_048_576),
                new Measurement(Series.CPU_PERCENT, Given.nanos(10), 12.5),
                new Measurement(Series.CPU_PERCENT, Given.nanos(20), Double.NaN)));

    convert(ProfileOptions.DEFAULTS, window);

    JsonNode measurements = chunk(1).payload().get("measurements");
    assertThat(measurements.toString())
        .isEqualTo(
            """
            {"cpu_usage":{"unit":"percent","values":[{"timestamp":1.76722560001E9,"value":12.5}]},\
            "memory_footprint":{"unit":"byte","values":[{"timestamp":1.767225600005E9,"value":1048576.0}]}}""");
  }

  @Test
  void windowsWithoutSamplesGiveNoFile() throws IOException {
    ProfileSummary summary =
        convert(
            ProfileOptions.DEFAULTS.withWaits(Waits.NONE),
            window(0, 0, 1000),
            window(1, 1000, 2000, thread(1, "main", waits(1000, 2000, WaitKind.JOIN, JOIN))),
            window(2, 2000, 3000, thread(1, "main", runs(2000, 2020, FETCH))));

    assertThat(files()).containsExactly("profile-chunk-000001.envelope");
    assertThat(summary.samples()).isEqualTo(3);
  }

  @Test
  void chunksOfOneRecordingShareTheProfilerButNotTheChunkId() throws IOException {
    convert(
        ProfileOptions.DEFAULTS,
        window(0, 0, 1000, thread(1, "main", runs(0, 20, FETCH))),
        window(1, 1000, 2000, thread(1, "main", runs(1000, 1020, FETCH))));

    assertThat(chunk(1).payload().get("profiler_id"))
        .isEqualTo(chunk(2).payload().get("profiler_id"));
    assertThat(chunk(1).payload().get("chunk_id").textValue())
        .matches("[0-9a-f]{32}")
        .isNotEqualTo(chunk(2).payload().get("chunk_id").textValue());
  }

  @Test
  void longWaitIsWholeInEachWindow() throws IOException {
    convert(
        ProfileOptions.DEFAULTS,
        window(0, 0, 30_000, thread(1, "main", waits(29_995, 30_000, WaitKind.JOIN, JOIN))),
        window(1, 30_000, 60_000, thread(1, "main", waits(30_000, 60_000, WaitKind.JOIN, JOIN))),
        window(2, 60_000, 90_000, thread(1, "main", waits(60_000, 60_003, WaitKind.JOIN, JOIN))));

    assertThat(chunk(1).samples(1)).first().asString().startsWith("29995.000 waiting");
    assertThat(chunk(1).samples(1)).last().isEqualTo("29999.999 -");
    assertThat(chunk(2).samples(1)).hasSize(1501).last().isEqualTo("59999.999 -");
    assertThat(chunk(3).samples(1)).last().isEqualTo("60003.000 -");
  }

  @Test
  void largeWindowIsHalvedForAllThreads() throws IOException {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      segments.add(runs(i * 2, i * 2 + 2, FETCH));
    }
    Window window =
        window(
            0,
            1000,
            thread(1, "busy", segments),
            thread(2, "waiter", waits(100, 900, WaitKind.JOIN, JOIN)));

    List<Output> outputs = convert(ProfileOptions.DEFAULTS, 20_000, window);

    assertThat(outputs).hasSize(2).allMatch(output -> output.bytes() < 21_000);
    assertThat(chunk(1).samples(1)).last().isEqualTo("499.999 -");
    assertThat(chunk(2).samples(1)).first().isEqualTo("500.000 Client.fetch<App.main");
    assertThat(chunk(1).samples(2)).last().isEqualTo("499.999 -");
    assertThat(chunk(2).samples(2)).first().asString().startsWith("500.000 waiting: Thread.join");
    assertThat(chunk(2).samples(2)).last().isEqualTo("900.000 -");
    assertThat(chunk(1).payload().get("chunk_id")).isNotEqualTo(chunk(2).payload().get("chunk_id"));
  }

  @Test
  void outputsSayWhatTheyHold() throws IOException {
    List<Output> outputs = convert(ProfileOptions.DEFAULTS, 5_000_000, story());

    assertThat(outputs)
        .containsExactly(
            new Output(
                "profile-chunk-000001.envelope",
                "profile_chunk",
                9,
                Given.nanos(0),
                Given.nanos(96.5),
                Files.size(file(1))));
  }

  @Test
  void payloadHasNoEnvelope() throws IOException {
    convert(ProfileOptions.DEFAULTS.withPayload(true), story());

    assertThat(out.resolve("profile-chunk-000001.json"))
        .content()
        .startsWith("{\"version\":\"2\",\"platform\":\"java\",")
        .endsWith("}}}}");
  }

  @Test
  void nothingIsWrittenOnceTheCheckRefusesAText() throws IOException {
    FileCheck check =
        (name, content) -> {
          throw new IllegalStateException(name);
        };
    try (OutputDirectory directory = OutputDirectory.open(out);
        ProfileWriter writer =
            new SentryFormat().open(request(ProfileOptions.DEFAULTS, check), directory)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> writer.write(story()))
          .withMessageMatching("chunk [0-9a-f]{32}");
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void checkSeesAsMuchTextAsIsWrittenOfAShortChunk() throws IOException {
    List<byte[]> seen = new ArrayList<>();
    try (OutputDirectory directory = OutputDirectory.open(out);
        ProfileWriter writer =
            new SentryFormat()
                .open(
                    request(ProfileOptions.DEFAULTS, (name, content) -> seen.add(content)),
                    directory)) {
      writer.write(story());
    }
    assertThat(file(1)).hasBinaryContent(seen.get(0));
  }

  @Test
  void windowsMustComeInOrder() throws IOException {
    try (OutputDirectory directory = OutputDirectory.open(out);
        ProfileWriter writer =
            new SentryFormat().open(request(ProfileOptions.DEFAULTS, FileCheck.NONE), directory)) {
      writer.write(window(1, 0, 1000));

      assertThatIllegalArgumentException().isThrownBy(() -> writer.write(window(1, 0, 1000)));
    }
  }

  @Test
  void windowsMayBePreparedInAnyOrder() throws IOException {
    Window first = window(0, 0, 1000, thread(1, "main", runs(0, 20, FETCH)));
    Window second = window(1, 1000, 2000, thread(1, "main", runs(1000, 1020, FETCH)));
    try (OutputDirectory directory = OutputDirectory.open(out);
        ProfileWriter writer =
            new SentryFormat().open(request(ProfileOptions.DEFAULTS, FileCheck.NONE), directory)) {
      ProfileWriter.Prepared later = writer.prepare(second);
      ProfileWriter.Prepared earlier = writer.prepare(first);
      assertThat(files()).isEmpty();

      write(earlier);
      write(later);

      assertThat(writer.finish().samples()).isEqualTo(6);
    }
    assertThat(chunk(1).samples(1)).first().asString().startsWith("0.000");
    assertThat(chunk(2).samples(1)).first().asString().startsWith("1000.000");
  }

  private static void write(ProfileWriter.Prepared prepared) throws IOException {
    for (ProfileWriter.Piece piece : prepared.pieces()) {
      piece.encode().write();
    }
    prepared.finish();
  }

  /** One thread that works and waits, one that works once. */
  private static Window story() {
    ThreadTimeline main =
        thread(
            1,
            "main",
            runs(0, 20, FETCH),
            runs(20, 40, FETCH),
            waits(50, 96.5, WaitKind.JOIN, JOIN));
    ThreadTimeline worker =
        thread(
            42,
            "worker \"1\"",
            runs(31.25, 51.25, stack("com.acme.Job$$Lambda$7/0x00000008000c1040.run")));
    return new Window(
        0,
        Given.nanos(0),
        Given.nanos(30_000),
        List.of(main, worker),
        List.of(new Measurement(Series.CPU_PERCENT, Given.nanos(10), 12.5)));
  }

  private ProfileSummary convert(ProfileOptions options, Window... windows) throws IOException {
    try (OutputDirectory directory = OutputDirectory.open(out);
        ProfileWriter writer =
            new SentryFormat().open(request(options, FileCheck.NONE), directory)) {
      for (Window window : windows) {
        writer.write(window);
      }
      return writer.finish();
    }
  }

  private List<Output> convert(ProfileOptions options, int targetBytes, Window window)
      throws IOException {
    try (OutputDirectory directory = OutputDirectory.open(out);
        ProfileWriter writer =
            new SentryChunks(
                request(options, FileCheck.NONE), directory, ".envelope", targetBytes)) {
      writer.write(window);
      writer.finish();
      return directory.outputs();
    }
  }

  private static ProfileRequest request(ProfileOptions options, FileCheck check) {
    return new ProfileRequest(Given.recording(), options, "1.2.3", check);
  }

  private Path file(int number) {
    return out.resolve("profile-chunk-00000" + number + ".envelope");
  }

  private ParsedChunk chunk(int number) throws IOException {
    return ParsedChunk.ofEnvelope(Files.readAllBytes(file(number)));
  }

  private static String metadata(ParsedChunk chunk, long thread) {
    return chunk
        .profile()
        .get("thread_metadata")
        .get(Long.toString(thread))
        .get("name")
        .textValue();
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(out)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
