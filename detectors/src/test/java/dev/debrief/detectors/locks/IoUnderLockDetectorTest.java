package dev.debrief.detectors.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Scene;
import dev.debrief.detectors.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class IoUnderLockDetectorTest {
  private static final String WAIT = "app.Store.renew:10 < app.Desk.serve:5 < java.lang.Thread.run";
  private static final String READ =
      "java.net.Socket$SocketInputStream.read:9 < app.Line.ask:7 < app.Store.renew:12"
          + " < app.Desk.serve:5 < java.lang.Thread.run";
  private static final String OUTSIDE =
      "java.net.Socket$SocketInputStream.read:9 < app.Line.ask:7 < app.Store.renew:4"
          + " < app.Desk.serve:5 < java.lang.Thread.run";

  private static List<Finding> found(Scene scene) throws IOException {
    return scene.seenBy(new IoUnderLockDetector()).findings();
  }

  /** Two threads wait for the one that is inside; ten turns of 200 ms. */
  private static Scene blocked() {
    Scene scene = new Scene();
    for (int i = 0; i < 10; i++) {
      scene
          .enters(1 + (i + 1) % 3, 1_000 + 200 * i, 1_200 + 200 * i, 42, WAIT)
          .enters(1 + (i + 2) % 3, 1_000 + 200 * i, 1_200 + 200 * i, 42, WAIT);
    }
    return scene;
  }

  @Test
  void reportsReadsOfTheHolder() throws IOException {
    Scene scene = blocked();
    for (int i = 0; i < 10; i++) {
      scene.reads(1 + i % 3, 1_000 + 200 * i, 1_180 + 200 * i, 100, READ);
    }

    Finding finding = found(scene).get(0);
    assertThat(finding.title())
        .isEqualTo(
            "Store.renew holds a monitor of Ledger during socket reads in Line.ask: about 1.8 s of the"
                + " 2.0 s in which 3 threads wait");
    assertThat(finding.frame().orElseThrow().methodName()).isEqualTo("renew");
  }

  @Test
  void leavesALockWhoseHolderComputesAlone() throws IOException {
    Scene scene = blocked();
    for (int i = 0; i < 10; i++) {
      scene.samples("jdk.ExecutionSample", 1 + i % 3, 1_000 + 200 * i, 1_200 + 200 * i, 10, WAIT);
    }

    assertThat(found(scene)).isEmpty();
  }

  @Test
  void leavesReadsBeforeTheLockIsTakenAlone() throws IOException {
    Scene scene = blocked();
    for (int i = 0; i < 10; i++) {
      scene.reads(1 + i % 3, 1_000 + 200 * i, 1_180 + 200 * i, 100, OUTSIDE);
    }

    assertThat(found(scene)).isEmpty();
  }

  @Test
  void readsAtTheSameTimeAreUnderNoLock() throws IOException {
    Scene scene = blocked();
    for (int thread = 7; thread <= 9; thread++) {
      scene.reads(thread, 1_000, 2_900, 100, READ);
    }

    assertThat(found(scene)).isEmpty();
  }

  @Test
  void firesFromHalfOfTheBlockedTimeOn() throws IOException {
    assertThat(found(blocked().reads(9, 1_000, 1_990, 100, READ))).isEmpty();
    assertThat(found(blocked().reads(9, 1_000, 2_000, 100, READ))).hasSize(1);
  }

  @Test
  void longSleepsUnderALockAreAWarning() throws IOException {
    Scene scene = blocked();
    String sleep = "java.lang.Thread.sleep < " + WAIT;
    scene.waits("jdk.ThreadSleep", 9, 1_000, 2_900, sleep);

    assertThat(found(scene).get(0).severity()).isGreaterThanOrEqualTo(Severity.WARNING);
    assertThat(found(scene).get(0).suggestion()).startsWith("Sleep without the lock");
  }

  @Test
  void shortSleepsUnderALockAreWorthKnowingOnly() throws IOException {
    Scene scene = blocked();
    for (int i = 0; i < 60; i++) {
      scene.waits(
          "jdk.ThreadSleep", 9, 1_000 + 30 * i, 1_025 + 30 * i, "java.lang.Thread.sleep < " + WAIT);
    }

    assertThat(found(scene).get(0).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void saysWhatIsMissingWhereNoLockEventsAreRecorded() throws IOException {
    assertThat(
            new Scene().reads(1, 0, 900, 5, READ).seenBy(new IoUnderLockDetector()).notApplicable())
        .hasSize(1);
  }
}
