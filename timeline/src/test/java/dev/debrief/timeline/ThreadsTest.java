package dev.debrief.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which threads a recording has and what they are called. */
class ThreadsTest {
  private static List<TimelineThread> threads(String recording) throws IOException {
    return TimelineText.windows(TextRecording.of(recording), TimelineOptions.DEFAULTS).stream()
        .flatMap(window -> window.threads().stream())
        .map(ThreadTimeline::thread)
        .distinct()
        .toList();
  }

  @Test
  void keepsRenamedJavaThreadOneThreadUnderItsMostUsedName() throws IOException {
    assertThat(
            threads(
                """
                chunk 0 10s
                sleep exec-1#7 0 10 a
                chunk 10s 20s
                sleep GET_/orders#7 10s 11s a
                sleep GET_/orders#7 12s 13s a
                """))
        .containsExactly(new TimelineThread(7, "GET /orders", false));
  }

  @Test
  void tellsReusedOsIdsApartByName() throws IOException {
    assertThat(
            threads(
                """
                chunk 0 10s
                samples wall G1_Conc#0!4711 0 10
                  | a
                samples wall C2!4711 100 10
                  | a
                """))
        .extracting(TimelineThread::name, TimelineThread::id)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("G1 Conc#0", 1_000_000_004_711L),
            org.assertj.core.groups.Tuple.tuple("C2", 2_000_000_000_001L));
  }

  @Test
  void doesNotMergeEqualPoolKeysOfTwoProducers() throws IOException {
    assertThat(
            threads(
                """
                chunk 0 10s
                raw jdk.JVMInformation jvmName HotSpot
                samples execution worker%3 0 10
                  | a
                chunk 10s 20s
                raw jdk.ActiveRecording name async-profiler 4.3
                samples execution worker%3 10s 10
                  | a
                """))
        .hasSize(2);
  }

  @Test
  void mergesEqualPoolKeysOfOneProducer() throws IOException {
    assertThat(
            threads(
                """
                chunk 0 10s
                samples execution worker%3 0 10
                  | a
                chunk 10s 20s
                samples execution worker%3 10s 10
                  | a
                """))
        .hasSize(1);
  }

  @Test
  void callsUnnamedVirtualThreadAfterItsId() throws IOException {
    assertThat(
            threads(
                """
                chunk 0 10s
                sleep ~42 0 10 a
                """))
        .containsExactly(new TimelineThread(42, "virtual-42", true));
  }

  @Test
  void callsThreadThatRanMainSo() throws IOException {
    assertThat(
            threads(
                """
                chunk 0 10s
                samples wall DestroyJavaVM#15 0 10
                  | app.App.main
                  | app.App.work
                """))
        .containsExactly(new TimelineThread(15, "main", false));
  }

  @Test
  void leavesTheNameOfDestroyJavaVmThatNeverRanMain() throws IOException {
    assertThat(
            threads(
                """
                chunk 0 10s
                samples wall DestroyJavaVM#15 0 10
                  | java.lang.Shutdown.run
                """))
        .extracting(TimelineThread::name)
        .containsExactly("DestroyJavaVM");
  }

  @Test
  void namesThreadsThatHaveNone() throws IOException {
    assertThat(
            threads(
                """
                chunk 0 10s
                samples wall !99 0 10
                  | a
                samples wall %5 0 10
                  | a
                """))
        .extracting(TimelineThread::name)
        .containsExactly("thread-99", "unknown thread 5");
  }

  @Test
  void leavesOutTheRecordersOwnThreads() throws IOException {
    assertThat(
            threads(
                """
                chunk 0 10s
                samples wall JFR_Periodic_Tasks#9 0 10
                  | a
                """))
        .isEmpty();
  }

  @Test
  void leavesOutSamplesWhoseThreadIsLost() throws IOException {
    assertThat(
            threads(
                """
                chunk 0 10s
                samples wall %0 0 10
                  | a
                """))
        .isEmpty();
  }

  @Test
  void givesVirtualThreadsTheirOwnPlaceUpToFifty() throws IOException {
    assertThat(threads(virtualThreads(50))).hasSize(50);
  }

  @Test
  void putsManyVirtualThreadsIntoLanes() throws IOException {
    // 100 sleeps of 25 ms, one beginning every 10 ms: three at a time.
    assertThat(threads(virtualThreads(100)))
        .extracting(TimelineThread::name)
        .containsExactly("virtual threads 1", "virtual threads 2", "virtual threads 3");
  }

  @Test
  void keepsVirtualThreadWithEnoughSamplesOutOfTheLanes() throws IOException {
    StringBuilder busy = new StringBuilder("samples execution ~999 0 20\n|");
    for (int i = 0; i < VirtualLanes.ENOUGH_SAMPLES; i++) {
      busy.append(" a");
    }
    assertThat(threads(virtualThreads(100) + busy))
        .extracting(TimelineThread::name)
        .contains("virtual-999", "virtual threads 1")
        .hasSize(4);
  }

  private static String virtualThreads(int count) {
    StringBuilder recording = new StringBuilder("chunk 0 10s\n");
    for (int i = 0; i < count; i++) {
      recording.append("sleep ~%d %d %d a\n".formatted(100 + i, 10 * i, 10 * i + 25));
    }
    return recording.toString();
  }
}
