package dev.debrief.detectors.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Detected;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Scene;
import dev.debrief.detectors.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LockContentionDetectorTest {
  private static final String POST = "app.Ledger.post:10 < app.Desk.serve:5 < java.lang.Thread.run";
  private static final String LOCKED =
      "jdk.internal.misc.Unsafe.park < java.util.concurrent.locks.ReentrantLock.lock:9 < " + POST;
  private static final String LOCK = "java.util.concurrent.locks.ReentrantLock$NonfairSync";

  private static List<Finding> found(Scene scene) throws IOException {
    return scene.seenBy(new LockContentionDetector()).findings();
  }

  /** Three threads wait in turns, two at a time. */
  private static Scene queue() {
    Scene scene = new Scene();
    for (int i = 0; i < 6; i++) {
      scene.enters(1 + i % 3, 1_000 + 200 * i, 1_400 + 200 * i, 42, POST);
    }
    return scene;
  }

  @Test
  void reportsThreadsThatWaitForAMonitorInTurns() throws IOException {
    Finding finding = found(queue()).get(0);

    assertThat(finding.title())
        .isEqualTo(
            "3 threads wait 2.4 s in Ledger.post for a monitor of Ledger: 1.4 s of wall time,"
                + " 6 waits (hot lock)");
    assertThat(finding.threads()).hasSize(3);
    assertThat(finding.frame().orElseThrow().methodName()).isEqualTo("post");
  }

  @Test
  void saysWhatMayBeSavedAsWallTime() throws IOException {
    assertThat(found(queue()).get(0).saving().orElseThrow().millis()).isEqualTo(1_400);
  }

  @Test
  void reportsLocksOfTheConcurrencyLibrary() throws IOException {
    Scene scene = new Scene();
    scene.parks(1, 1_000, 2_500, LOCK, LOCKED).parks(2, 1_000, 2_600, LOCK, LOCKED);

    assertThat(found(scene)).hasSize(1);
    assertThat(found(scene).get(0).title()).contains("for a ReentrantLock");
  }

  @Test
  void countsALockThatMovesInMemoryOnce() throws IOException {
    Scene scene = queue();
    for (int i = 0; i < 6; i++) {
      scene.enters(1 + i % 3, 4_000 + 200 * i, 4_400 + 200 * i, 43, POST);
    }

    assertThat(found(scene)).hasSize(1);
    assertThat(found(scene).get(0).occurrences()).isEqualTo(12);
  }

  @Test
  void reportsTheWorstOfManyLocksAtOnePlace() throws IOException {
    Scene scene = queue();
    scene.enters(7, 1_000, 1_500, 43, POST).enters(8, 1_000, 1_500, 43, POST);

    assertThat(found(scene)).hasSize(1);
    assertThat(found(scene).get(0).occurrences()).isEqualTo(6);
    assertThat(found(scene).get(0).suggestion()).contains("the worst of 2 such locks");
  }

  @Test
  void namesTheThreadThatHoldsTheLock() throws IOException {
    Scene scene = queue();
    scene.samples(
        "jdk.ExecutionSample", 9, 1_000, 2_400, 10, "app.Ledger.sum:30 < app.Ledger.post:12");

    assertThat(found(scene).get(0).title()).endsWith("(one long holder)");
    assertThat(found(scene).get(0).suggestion()).contains("'worker-9' holds the lock");
  }

  @Test
  void callsAQueueThatNeverGetsShorterAConvoy() throws IOException {
    Scene scene = new Scene();
    for (int thread = 1; thread <= 6; thread++) {
      for (int i = 0; i < 20; i++) {
        scene.enters(thread, 1_000 + 51 * i + thread, 1_050 + 51 * i + thread, 42, POST);
      }
    }

    assertThat(found(scene).get(0).title()).endsWith("(convoy)");
  }

  @Test
  void leavesFlightRecordersAndClassLoadersLocksAlone() throws IOException {
    Scene scene = new Scene();
    for (int thread = 1; thread <= 3; thread++) {
      scene
          .enters(thread, 1_000, 2_000, 1, "jdk.jfr.internal.PlatformRecorder.start < " + POST)
          .enters(thread, 3_000, 4_000, 2, "java.lang.ClassLoader.loadClass:5 < " + POST);
    }

    assertThat(found(scene)).isEmpty();
  }

  @Test
  void leavesWaitsForWorkAlone() throws IOException {
    Scene scene = new Scene();
    String take =
        "jdk.internal.misc.Unsafe.park < java.util.concurrent.LinkedBlockingQueue.take:9 < " + POST;
    String condition = "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject";
    scene.parks(1, 1_000, 4_000, condition, take).parks(2, 1_000, 4_000, condition, take);

    assertThat(found(scene)).isEmpty();
  }

  @Test
  void firesAtItsThresholdOnly() throws IOException {
    Scene below = new Scene().enters(1, 0, 99, 1, POST).enters(2, 0, 100, 1, POST);
    Scene at = new Scene().enters(1, 0, 100, 1, POST).enters(2, 0, 100, 1, POST);

    assertThat(found(below)).isEmpty();
    assertThat(found(at)).hasSize(1);
    assertThat(found(at).get(0).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void oneThreadCountsIfItWaitsLong() throws IOException {
    assertThat(found(new Scene().enters(1, 0, 499, 1, POST))).isEmpty();
    assertThat(found(new Scene().enters(1, 0, 500, 1, POST))).hasSize(1);
  }

  @Test
  void obeysThresholdsOfTheUser() throws IOException {
    Detected detected = queue().seenBy(new LockContentionDetector(), Map.of("leastThreads", 4.0));

    assertThat(detected.findings()).isEmpty();
  }

  @Test
  void saysWhatIsMissingWhereNoLockEventsAreRecorded() throws IOException {
    Detected detected =
        new Scene()
            .samples("jdk.ExecutionSample", 1, 0, 900, 10, POST)
            .seenBy(new LockContentionDetector());

    assertThat(detected.findings()).isEmpty();
    assertThat(detected.notApplicable().get(0).hint())
        .contains("jdk.JavaMonitorEnter#enabled=true");
  }
}
