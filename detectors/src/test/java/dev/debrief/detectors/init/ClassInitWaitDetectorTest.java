package dev.debrief.detectors.init;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassInitWaitDetectorTest {
  private static final String INITIALISES =
      "app.Tables.<clinit>:8 < app.Run.first:7 < java.lang.Thread.run";

  private static Story initialiser(long millis) {
    return new Story()
        .runs(1, 0, 100, "app.Run.other:9 < java.lang.Thread.run")
        .runs(1, 100, 100 + millis, INITIALISES)
        .runs(1, 100 + millis, 2000, "app.Run.other:9 < java.lang.Thread.run");
  }

  private static Story waiter(Story story, long fromMillis, long toMillis) {
    return story
        .runs(2, 0, fromMillis, "app.Run.other:9 < java.lang.Thread.run")
        .tells(
            c ->
                c.event(
                    "jdk.JavaMonitorWait",
                    e ->
                        e.at(atMillis(fromMillis))
                            .lasting(Duration.ofMillis(toMillis - fromMillis))
                            .thread(2)
                            .stack("app.Run.second:8 < java.lang.Thread.run")
                            .set("monitorClass", "[I")
                            .set("notifier", 1)))
        .runs(2, toMillis, 2000, "app.Run.other:9 < java.lang.Thread.run");
  }

  private static List<Finding> found(Story story) throws IOException {
    return story.seenBy(new ClassInitWaitDetector()).findings();
  }

  @Test
  void namesTheClassForWhichAThreadWaits() throws IOException {
    Finding finding = found(waiter(initialiser(500), 150, 600)).get(0);

    assertThat(finding.title()).isEqualTo("1 thread waits 450 ms for the initialisation of Tables");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.confidence()).isEqualTo(Confidence.EXACT);
    assertThat(finding.awaited().orElseThrow().thread().name()).isEqualTo("main");
  }

  @Test
  void reportsASlowInitialiserForWhichNobodyWaits() throws IOException {
    Finding finding = found(initialiser(300)).get(0);

    assertThat(finding.title()).isEqualTo("The static initialiser of Tables takes 300 ms");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void saysNothingOfAQuickInitialiser() throws IOException {
    assertThat(found(initialiser(150))).isEmpty();
  }

  @Test
  void saysNothingOfAShortWait() throws IOException {
    assertThat(found(waiter(initialiser(90), 110, 190))).isEmpty();
  }

  @Test
  void isNotApplicableWithoutWaitsAndSamples() throws IOException {
    assertThat(
            new Story()
                .waits("jdk.SocketRead", 1, 0, 300, "app.Run.main:4")
                .seenBy(new ClassInitWaitDetector())
                .notApplicable())
        .hasSize(1);
  }
}
