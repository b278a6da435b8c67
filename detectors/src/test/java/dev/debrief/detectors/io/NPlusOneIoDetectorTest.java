package dev.debrief.detectors.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Scene;
import dev.debrief.detectors.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NPlusOneIoDetectorTest {
  private static final String SOCKET = "java.net.Socket$SocketInputStream.read:9 < ";
  private static final String LOOP = " < app.Orders.load:20 < app.Orders.main:3";
  private static final String READ = SOCKET + "app.Dao.query:4" + LOOP;

  private static List<Finding> found(Scene scene) throws IOException {
    return scene.seenBy(new NPlusOneIoDetector()).findings();
  }

  private static Scene reads(int times, long millis, long gap, long bytes, String stack) {
    Scene scene = new Scene();
    for (int i = 0; i < times; i++) {
      long start = 1_000 + i * (millis + gap);
      scene.reads(1, start, start + millis, bytes, stack);
    }
    return scene.samples("jdk.ExecutionSample", 1, 0, 990, 10, "app.Orders.main:2");
  }

  @Test
  void reportsManyShortReadsOneAfterTheOther() throws IOException {
    Finding finding = found(reads(30, 15, 2, 60, READ)).get(0);

    assertThat(finding.title())
        .isEqualTo("Dao.query makes 30 round trips of 15 ms one after the other: 450 ms");
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.saving().orElseThrow().millis()).isEqualTo(29 * 15);
  }

  @Test
  void firesFromTenRoundTripsOn() throws IOException {
    assertThat(found(reads(9, 40, 2, 60, READ))).isEmpty();
    assertThat(found(reads(10, 40, 2, 60, READ))).hasSize(1);
  }

  @Test
  void aShortSeriesIsWorthKnowingOnly() throws IOException {
    assertThat(found(reads(20, 10, 2, 60, READ)).get(0).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void readsWithOtherWorkBetweenAreNoSeries() throws IOException {
    assertThat(found(reads(30, 15, 25, 60, READ))).isEmpty();
  }

  @Test
  void largeAnswersAreADownload() throws IOException {
    assertThat(found(reads(30, 15, 2, 70_000, READ))).isEmpty();
  }

  @Test
  void fullBuffersAreADownload() throws IOException {
    assertThat(found(reads(30, 15, 2, 8_192, READ))).isEmpty();
  }

  @Test
  void headerAndBodyOfAnAnswerAreOneRoundTrip() throws IOException {
    Scene scene = new Scene();
    for (int i = 0; i < 12; i++) {
      long start = 1_000L + i * 30L;
      scene
          .reads(1, start, start + 15, 60, SOCKET + "app.Dao.header:4" + LOOP)
          .reads(1, start + 16, start + 28, 60, SOCKET + "app.Dao.body:9" + LOOP);
    }
    Scene oneMethod = new Scene();
    for (int i = 0; i < 12; i++) {
      long start = 1_000L + i * 30L;
      oneMethod
          .reads(1, start, start + 15, 60, SOCKET + "app.Dao.query:4" + LOOP)
          .reads(1, start + 16, start + 28, 60, SOCKET + "app.Dao.query:9" + LOOP);
    }

    assertThat(found(oneMethod)).extracting(Finding::occurrences).containsExactly(12L);
    assertThat(found(scene)).hasSize(2);
  }

  @Test
  void aThreadThatReadsAllItsLifeListens() throws IOException {
    Scene scene = new Scene();
    for (int i = 0; i < 130; i++) {
      scene.reads(1, 75L * i, 75L * i + 74, 40, READ);
    }

    assertThat(found(scene)).isEmpty();
  }

  @Test
  void tasksOfAPoolThatOthersWaitForAreNoSeries() throws IOException {
    String pooled =
        SOCKET
            + "app.Dao.query:4 < app.Orders.lambda$all$0:20"
            + " < java.util.concurrent.ThreadPoolExecutor.runWorker:9 < java.lang.Thread.run";
    String get =
        "jdk.internal.misc.Unsafe.park < java.util.concurrent.FutureTask.get:3 < app.Orders.main:5";
    Scene scene = reads(30, 15, 2, 60, pooled);
    for (int i = 0; i < 30; i++) {
      long start = 1_000L + i * 17L;
      scene.parks(2, start + 1, start + 16, "java.util.concurrent.FutureTask", get);
    }

    assertThat(found(scene)).isEmpty();
  }

  @Test
  void saysWhatIsMissingWhereNoReadsAreRecorded() throws IOException {
    assertThat(
            new Scene()
                .samples("jdk.ExecutionSample", 1, 0, 900, 10, "app.Orders.main:2")
                .seenBy(new NPlusOneIoDetector())
                .notApplicable()
                .get(0)
                .hint())
        .contains("jdk.SocketRead#threshold=1ms");
  }
}
