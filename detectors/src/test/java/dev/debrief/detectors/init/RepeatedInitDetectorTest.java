package dev.debrief.detectors.init;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RepeatedInitDetectorTest {
  private static final String OTHER = "app.Run.work:9 < app.Run.main:3";
  private static final String CREATE =
      "app.Client.<init>:20 < app.Client.fromFile(I)Lapp/Client;:11 < app.Run.main:4";
  private static final String READ =
      "java.net.Socket$SocketInputStream.read:5 < app.Client.<init>:21"
          + " < app.Client.fromFile(I)Lapp/Client;:11 < app.Run.main:4";

  /** Calls of 50 ms running and the rest reading, with 200 ms of other work after each. */
  private static Story calls(int count, long millis) {
    Story story = new Story().runs(1, 0, 200, OTHER);
    for (int i = 0; i < count; i++) {
      long start = 200 + i * (millis + 200);
      story
          .runs(1, start, start + 50, CREATE)
          .waits("jdk.SocketRead", 1, start + 50, start + millis, READ)
          .runs(1, start + millis, start + millis + 200, OTHER);
    }
    return story;
  }

  private static List<Finding> found(Story story) throws IOException {
    return story.seenBy(new RepeatedInitDetector()).findings();
  }

  @Test
  void reportsTheFactoryOnceForAllItsCalls() throws IOException {
    List<Finding> findings = found(calls(5, 400));

    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(finding.title()).startsWith("Client.fromFile is called 5 times, 40");
    assertThat(finding.occurrences()).isEqualTo(5);
    assertThat(finding.confidence()).isEqualTo(Confidence.SAMPLED);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.saving().orElseThrow().millis()).isBetween(1580.0, 1660.0);
    assertThat(finding.suggestion())
        .contains("network 8")
        .contains("method-timing=app.Client::fromFile");
  }

  @Test
  void saysNothingOfTwoShortCalls() throws IOException {
    assertThat(found(calls(2, 700))).isEmpty();
  }

  @Test
  void reportsTwoCallsIfOneTakesASecond() throws IOException {
    assertThat(found(calls(2, 1100))).hasSize(1);
  }

  @Test
  void saysNothingBelowTheLeastSaving() throws IOException {
    Story story = calls(4, 120);

    assertThat(story.seenBy(new RepeatedInitDetector(), Map.of("leastSaving", 300.0)).findings())
        .hasSize(1);
    assertThat(story.seenBy(new RepeatedInitDetector(), Map.of("leastSaving", 450.0)).findings())
        .isEmpty();
  }

  @Test
  void saysNothingOfWorkThatMakesNothing() throws IOException {
    Story story = new Story();
    for (long i = 0; i < 5; i++) {
      story
          .runs(1, i * 500, i * 500 + 300, "app.Run.compute:5 < app.Run.main:4")
          .runs(1, i * 500 + 300, i * 500 + 500, OTHER);
    }
    assertThat(found(story)).isEmpty();
  }

  @Test
  void saysNothingOfCheapConstructorsThatSamplesHappenToHit() throws IOException {
    Story story = new Story();
    Random chance = new Random(7);
    for (long i = 0; i < 400; i++) {
      boolean inside = chance.nextInt(10) < 3;
      story.runs(1, i * 10, i * 10 + 10, inside ? "app.Point.<init>:3 < app.Run.main:4" : OTHER);
    }
    assertThat(found(story)).isEmpty();
  }

  @Test
  void countsShortCallsThatAreKnownToBeExpensiveByTheirShare() throws IOException {
    Story story = new Story();
    for (long i = 0; i < 200; i++) {
      story.runs(
          1,
          i * 10,
          i * 10 + 10,
          i % 3 == 0 ? "java.util.regex.Pattern.compile:3 < app.Run.main:4" : OTHER);
    }
    List<Finding> findings = found(story);

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).title())
        .isEqualTo("Pattern.compile is called at least 67 times, 670 ms in all");
  }

  @Test
  void takesTracedCallsAsTheyAre() throws IOException {
    Story story = new Story().runs(1, 0, 3000, OTHER);
    for (long i = 0; i < 4; i++) {
      long start = atMillis(100 + i * 500);
      story.tells(
          c ->
              c.event(
                  "jdk.MethodTrace",
                  e ->
                      e.at(start)
                          .lasting(Duration.ofMillis(250))
                          .thread(1)
                          .stack("app.Run.main:4")
                          .set("method", "app.Client.fromFile")));
    }
    Finding finding = found(story).get(0);

    assertThat(finding.title()).isEqualTo("Client.fromFile is called 4 times, 250 ms each");
    assertThat(finding.confidence()).isEqualTo(Confidence.EXACT);
  }

  @Test
  void doesNotBlameTheApplicationForWhatLibrariesDoAmongThemselves() throws IOException {
    Story story = new Story();
    for (long i = 0; i < 5; i++) {
      story
          .runs(1, i * 500, i * 500 + 300, "java.util.Properties.load:5 < org.apache.Lib.main:4")
          .runs(1, i * 500 + 300, i * 500 + 500, "org.apache.Lib.other:9 < org.apache.Lib.main:3");
    }
    assertThat(found(story)).extracting(Finding::severity).containsExactly(Severity.INFO);
  }

  @Test
  void isNotApplicableWithoutSamples() throws IOException {
    Detected detected =
        new Story().waits("jdk.SocketRead", 1, 0, 300, READ).seenBy(new RepeatedInitDetector());

    assertThat(detected.findings()).isEmpty();
    assertThat(detected.notApplicable()).hasSize(1);
  }
}
