package dev.debrief.testdata.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.corpus.LabelledRecordings.LabelledRecording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The labelled recordings and their truth files belong together and do not contradict them. */
final class LabelledRecordingsTest {
  private static final long MOST_BYTES = 7_000_000;
  private static final int HEADER_BYTES = 68;
  private static final int START_NANOS = 32;
  private static final int DURATION_NANOS = 40;

  static List<LabelledRecording> recordings() {
    return LabelledRecordings.all();
  }

  @Test
  void everyRecordingHasATruthFileAndEveryTruthFileARecording() {
    assertThat(LabelledRecordings.names(".truth.jsonl"))
        .isNotEmpty()
        .isEqualTo(LabelledRecordings.names(".jfr.gz"));
  }

  @Test
  void allTogetherAreSmall() throws IOException {
    long bytes = 0;
    for (LabelledRecording recording : recordings()) {
      bytes += Files.size(recording.recording());
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void truthIsAboutThisRecording(LabelledRecording recording) {
    LabelledTruth.Run run = recording.truth().run();

    assertThat(run.name()).isEqualTo(recording.name()).startsWith(run.detector() + "-");
    assertThat(run.java()).startsWith(recording.name().endsWith("-jdk25") ? "25." : "17.");
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void programIsShortAndLiesWithinTheRecording(LabelledRecording recording) throws IOException {
    ExpectedFinding.Period run = recording.truth().run().period();
    ByteBuffer header = header(recording);
    long start = header.getLong(START_NANOS);

    assertThat((run.endNanos() - run.startNanos()) / 1e9).isBetween(0.5, 6.0);
    assertThat(run.startNanos()).isGreaterThan(start);
    assertThat(run.endNanos()).isLessThan(start + header.getLong(DURATION_NANOS));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void findingsLieWithinTheRun(LabelledRecording recording) {
    ExpectedFinding.Period run = recording.truth().run().period();

    assertThat(recording.truth().findings())
        .allSatisfy(
            finding -> {
              ExpectedFinding.Period period = finding.period();
              assertThat(period.startNanos()).isBetween(run.startNanos(), period.endNanos() - 1);
              assertThat(period.endNanos()).isLessThanOrEqualTo(run.endNanos());
            });
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void ownDetectorHasSomethingToFindUnlessNearMiss(LabelledRecording recording) {
    LabelledTruth truth = recording.truth();

    assertThat(truth.findings(truth.run().detector()).isEmpty()).isEqualTo(truth.run().nearMiss());
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void findingSaysWhoAndWhere(LabelledRecording recording) {
    assertThat(recording.truth().findings())
        .allSatisfy(
            finding -> {
              ExpectedFinding.Place place = finding.place();
              assertThat(place.threads()).isNotEmpty().doesNotContain("");
              if (!finding.detector().equals("recording-quality")) {
                assertThat(place.keys()).isNotEmpty();
              }
              assertThat(place.keys()).allMatch(key -> key.matches("\\w+\\.(\\w+|<(cl)?init>)"));
            });
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void qualityOfTheRecordingIsAFact(LabelledRecording recording) {
    assertThat(recording.truth().findings("recording-quality"))
        .allSatisfy(
            finding -> assertThat(finding.measure().details()).containsKeys("fact", "event"));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void allowedIsRare(LabelledRecording recording) {
    Set<String> allowed = recording.truth().allowed();

    assertThat(allowed).hasSizeLessThanOrEqualTo(2);
    assertThat(allowed).doesNotContain(recording.truth().run().detector());
  }

  private static ByteBuffer header(LabelledRecording recording) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(recording.recording()))) {
      ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES));
      assertThat(header.getInt(0)).isEqualTo(0x464c5200); // FLR\0
      return header;
    }
  }
}
