package dev.debrief.detectors.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Scene;
import dev.debrief.detectors.Severity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolExhaustedDetectorTest {
  private static final String SEMAPHORE = "java.util.concurrent.Semaphore$NonfairSync";
  private static final String CALLER = " < app.Visit.run:20 < java.lang.Thread.run";
  private static final String ENTER =
      "jdk.internal.misc.Unsafe.park < java.util.concurrent.Semaphore.acquire:9"
          + " < app.Gate.enter:5"
          + CALLER;
  private static final String INSIDE = "app.Gate.look:30 < app.Visit.run:22 < java.lang.Thread.run";

  private static List<Finding> found(Scene scene) throws IOException {
    return scene.seenBy(new PoolExhaustedDetector()).findings();
  }

  private static Scene waits(String parked, String stack) {
    Scene scene = new Scene();
    for (int i = 0; i < 5; i++) {
      scene
          .parks(1, 1_000 + 300 * i, 1_300 + 300 * i, parked, stack)
          .parks(2, 1_000 + 300 * i, 1_300 + 300 * i, parked, stack);
    }
    return scene;
  }

  private static Scene used(Scene scene) {
    return scene
        .samples("jdk.ExecutionSample", 8, 1_000, 2_500, 10, INSIDE)
        .samples("jdk.ExecutionSample", 9, 1_000, 2_500, 10, INSIDE);
  }

  @Test
  void reportsWaitsForPermitsAndHowManyAreInUse() throws IOException {
    Finding finding = found(used(waits(SEMAPHORE, ENTER))).get(0);

    assertThat(finding.title())
        .isEqualTo(
            "2 threads wait 3.0 s for a permit in Gate.enter: 1.5 s of wall time, 10 waits, mostly 2"
                + " in use");
    assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.WARNING);
    assertThat(finding.saving().orElseThrow().millis()).isEqualTo(3_000);
  }

  @Test
  void permitsThatNobodyIsSeenToUseAreWorthKnowingOnly() throws IOException {
    assertThat(found(waits(SEMAPHORE, ENTER)).get(0).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void oneThreadThatWaitsForSignalsIsIdle() throws IOException {
    assertThat(found(new Scene().parks(1, 1_000, 3_000, SEMAPHORE, ENTER))).isEmpty();
  }

  @Test
  void reportsAPoolThatIsBuiltOfAQueue() throws IOException {
    String take =
        "jdk.internal.misc.Unsafe.park < java.util.concurrent.ArrayBlockingQueue.take:9"
            + " < app.Gate.checkOut:5"
            + CALLER;
    String condition = "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject";

    assertThat(found(used(waits(condition, take)))).hasSize(1);
  }

  @Test
  void leavesQueuesOfWorkAlone() throws IOException {
    String take =
        "jdk.internal.misc.Unsafe.park < java.util.concurrent.ArrayBlockingQueue.take:9"
            + " < app.Gate.nextMail:5"
            + CALLER;
    String condition = "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject";

    assertThat(found(used(waits(condition, take)))).isEmpty();
  }

  @Test
  void firesAtItsThresholdOnly() throws IOException {
    Scene below = new Scene().parks(1, 1_000, 1_099, SEMAPHORE, ENTER);
    below.parks(2, 1_000, 1_100, SEMAPHORE, ENTER);
    Scene at = new Scene().parks(1, 1_000, 1_100, SEMAPHORE, ENTER);
    at.parks(2, 1_000, 1_100, SEMAPHORE, ENTER);

    assertThat(found(used(below))).isEmpty();
    assertThat(found(used(at))).hasSize(1);
  }

  @Test
  void saysWhatIsMissingWhereNoParkEventsAreRecorded() throws IOException {
    assertThat(used(new Scene()).seenBy(new PoolExhaustedDetector()).notApplicable()).hasSize(1);
  }
}
