package dev.debrief.timeline;

import static dev.debrief.timeline.TimelineText.timelines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What samples and intervals become, on hand-written recordings. */
class TimelinesTest {
  private static final TimelineOptions SECONDS =
      TimelineOptions.DEFAULTS.withWindow(Duration.ofSeconds(1));

  @Test
  void keepsOneRunningSegmentPerSample() throws IOException {
    String text =
        timelines(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            samples execution main#1 0 10
              | main  main  main  main
              | a     a     b     b
            """);
    assertThat(text).isEqualTo("main:  0-10 a  10-20 a  20-30 b  30-40 b\n");
  }

  @Test
  void bridgesGapUpToThreeConfiguredPeriodsAndClosesLongerOne() throws IOException {
    String text =
        timelines(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10 ms
            samples execution main#1 0 1
              | a . . . . . . . . . . . . . . . . . . . . . . . . . . . . . b
            samples execution main#1 61 1
              | c
            """);
    assertThat(text).isEqualTo("main:  0-30 a  30-40 b  61-71 c\n");
  }

  @Test
  void measuresPeriodOfBusyMachineInsteadOfBelievingTheSettings() throws IOException {
    String text =
        timelines(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10 ms
            samples execution main#1 0 25
              | a a a a a a a a a . b
            """);
    assertThat(text).endsWith("175-200 a  200-225 a  250-275 b\n");
  }

  @Test
  void usesMedianOfRecordingForThreadWithFewSamples() throws IOException {
    String text =
        timelines(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10 ms
            samples execution busy#1 0 25
              | a a a a a a a a a
            samples execution main#2 300 1
              | b
            """);
    assertThat(text).contains("main:  300-325.05 b\n");
  }

  @Test
  void doesNotTakeWaitsBetweenSamplesForThePeriod() throws IOException {
    StringBuilder recording =
        new StringBuilder("chunk 0 30s\nset jdk.ExecutionSample period 10 ms\n");
    recording.append("samples execution main#1 3s 12\n| b b b b b b b b b b\n");
    for (int i = 0; i < 20; i++) {
      recording.append("sample execution main#1 %d %<d RUNNABLE a\n".formatted(40 * i));
      recording.append("sleep main#1 %d %d a\n".formatted(40 * i + 5, 40 * i + 35));
    }
    assertThat(timelines(recording.toString())).endsWith("3096-3108 b  3108-3120 b\n");
  }

  @Test
  void letsWaitWinOverSamplesInsideIt() throws IOException {
    String text =
        timelines(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            samples execution main#1 0 10
              | a a a a a a
            sleep main#1 15 35 java.lang.Thread.sleep a
            """);
    assertThat(text).isEqualTo("main:  0-10 a  10-15 a  15-35 SLEEP  40-50 a  50-60 a\n");
  }

  @Test
  void letsInnerWaitWinAndOuterResume() throws IOException {
    String text =
        timelines(
            """
            chunk 0 30s
            park main#1 0 100 java.util.concurrent.FutureTask.get a
            monitor_enter main#1 20 50 b
            socket_read main#1 30 40 c
            """);
    assertThat(text)
        .isEqualTo(
            "main:  0-20 FUTURE  20-30 MONITOR  30-40 SOCKET_READ  40-50 MONITOR  50-100 FUTURE\n");
  }

  @Test
  void endsSampleAtTheEdgesOfEnclosingIntervalAndKeepsSamplesInside() throws IOException {
    String text =
        timelines(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            samples execution main#1 0 10
              | a b c d e
            class_load main#1 15 38 @acme.Big a
            """);
    assertThat(text).isEqualTo("main:  0-10 a  10-15 b  20-30 c  30-38 d  40-50 e\n");
  }

  @Test
  void doesNotLetShortTracedMethodsDarkenTheirThread() throws IOException {
    String text =
        timelines(
            """
            chunk 0 30s
            set jdk.ExecutionSample period 10ms
            samples execution main#1 0 10
              | a a
            method_trace main#1 2 3 @acme.T a
            method_trace main#1 4 5 @acme.T a
            """);
    assertThat(text).isEqualTo("main:  0-10 a  10-20 a\n");
  }

  @Test
  void keepsExactTimesOfEnclosingIntervalsInEveryWindowTheyTouch() throws IOException {
    List<Window> windows =
        TimelineText.windows(
            TextRecording.of(
                """
                chunk 0 10s
                samples execution main#1 900 100
                  | a a a
                method_trace main#1 500 1700 @acme.T caller
                """),
            SECONDS);
    assertThat(windows).hasSize(2);
    for (Window window : windows) {
      Enclosing enclosing = window.threads().get(0).enclosing();
      assertThat(enclosing.size()).isEqualTo(1);
      assertThat(enclosing.startNanos(0)).isEqualTo(TextRecording.time("500"));
      assertThat(enclosing.endNanos(0)).isEqualTo(TextRecording.time("1700"));
      assertThat(enclosing.subject(0)).isEqualTo("acme.T");
      assertThat(enclosing.stackTrace(0).frames().get(0).methodName()).isEqualTo("caller");
    }
  }

  @Test
  void annotatesThePinnedWait() throws IOException {
    List<Window> windows =
        TimelineText.windows(
            TextRecording.of(
                """
                chunk 0 10s
                park ~7 100 200 a
                pinned ~7 99 201 a
                park ~7 300 400 a
                """),
            TimelineOptions.DEFAULTS);
    ThreadTimeline thread = windows.get(0).threads().get(0);
    assertThat(thread.size()).isEqualTo(2);
    assertThat(thread.pinned(0)).isTrue();
    assertThat(thread.pinned(1)).isFalse();
  }

  @Test
  void cutsWaitAtWindowsAndKeepsItWholeAcrossFiveChunks() throws IOException {
    String text =
        timelines(
            """
            chunk 0 20s
            samples execution main#1 4990 10
              | main
            chunk 20s 40s
            chunk 40s 60s
            chunk 60s 80s
            chunk 80s 100s
            monitor_wait main#1 5s 95s @java.lang.Thread java.lang.Object.wait java.lang.Thread.join main
            samples execution main#1 95s 10
              | main
            """);
    assertThat(text)
        .isEqualTo(
            """
            window 0
            main:  4990-5000 main  5000-30000 JOIN
            window 1
            main:  30000-60000 JOIN
            window 2
            main:  60000-90000 JOIN
            window 3
            main:  90000-95000 JOIN  95000-95020 main
            """);
  }

  @Test
  void extendsSampleUpToTheEdgeOfItsWindowOnly() throws IOException {
    String text =
        timelines(
            """
            chunk 0 2s
            set jdk.ExecutionSample period 10ms
            samples execution main#1 985 10
              | a b c
            """,
            SECONDS);
    assertThat(text)
        .isEqualTo(
            """
            window 0
            main:  985-995 a  995-1000 b
            window 1
            main:  1005-1015 c
            """);
  }

  @Test
  void joinsEqualMergedWallSamplesToOneWait() throws IOException {
    String text =
        timelines(
            """
            chunk 0 10s
            sample wall main#1 0 1000 SLEEPING java.lang.Thread.sleep a
            sample wall main#1 1000 2000 SLEEPING java.lang.Thread.sleep a
            sample wall main#1 2s 2s RUNNABLE b
            """);
    assertThat(text).isEqualTo("main:  0-2000 SLEEP  2000-2020 b\n");
  }

  @Test
  void doesNotJoinTwoParksThatFollowEachOther() throws IOException {
    String text =
        timelines(
            """
            chunk 0 10s
            park main#1 0 100 java.util.concurrent.FutureTask.get a
            park main#1 100 200 java.util.concurrent.FutureTask.get a
            """);
    assertThat(text).isEqualTo("main:  0-100 FUTURE  100-200 FUTURE\n");
  }

  @Test
  void cutsMergedWallSampleThatBeganBeforeItsChunk() throws IOException {
    String text =
        timelines(
            """
            chunk 0 1s
            samples execution main#1 100 10
              | a
            chunk 1s 2s
            sample wall main#1 500 1500 SLEEPING java.lang.Thread.sleep a
            """,
            SECONDS);
    assertThat(text)
        .isEqualTo(
            """
            window 0
            main:  100-120 a  500-1000 SLEEP
            window 1
            main:  1000-1500 SLEEP
            """);
  }

  @Test
  void ordersSamplesThatAreNotInOrderInTheFile() throws IOException {
    String text =
        timelines(
            """
            chunk 0 10s
            sample execution main#1 40 40 RUNNABLE c
            sample execution main#1 0 0 RUNNABLE a
            sample execution main#1 20 20 RUNNABLE b
            """);
    assertThat(text).isEqualTo("main:  0-20 a  20-40 b  40-60 c\n");
  }

  @Test
  void mergesOverlappingChunksOfTwoProducers() throws IOException {
    String text =
        timelines(
            """
            chunk 1s 9s
            samples execution main#1 3000 20
              | b b
            chunk 0 10s
            samples execution main#1 2500 20
              | a
            samples execution main#1 3600 20
              | c
            """,
            SECONDS);
    assertThat(text)
        .isEqualTo(
            """
            window 2
            main:  2500-2520 a
            window 3
            main:  3000-3020 b  3020-3040 b  3600-3620 c
            """);
  }

  @Test
  void takesSampleThatLiesALittleBeforeItsChunk() throws IOException {
    String text =
        timelines(
            """
            chunk 0 2s
            samples execution main#1 0 20
              | a
            chunk 2s 4s
            samples execution main#1 1990 20
              | b b
            """,
            SECONDS);
    assertThat(text)
        .isEqualTo(
            """
            window 0
            main:  0-20 a
            window 1
            main:  1990-2000 b
            window 2
            main:  2010-2030 b
            """);
  }

  @Test
  void skipsYearsBetweenChunksWithoutVisitingTheirWindows() throws IOException {
    List<Window> windows =
        TimelineText.windows(
            TextRecording.of(
                """
                chunk 0 1s
                samples execution main#1 0 20
                  | a
                chunk 300d 300.001d
                samples execution main#1 300d 20
                  | b
                park main#1 1s 300.0001d b
                """),
            SECONDS);
    // The wait cannot have begun before its own chunks: it lasts 8.64 s in the second era.
    assertThat(windows).hasSize(10);
    assertThat(windows.get(1).index()).isEqualTo(300L * 86_400);
  }

  @Test
  void showsGcPausesInALaneOfTheirOwn() throws IOException {
    List<Window> windows =
        TimelineText.windows(
            TextRecording.of(
                """
                chunk 0 10s
                gc_pause - 100 120
                """),
            TimelineOptions.DEFAULTS);
    ThreadTimeline lane = windows.get(0).threads().get(0);
    assertThat(lane.thread().name()).isEqualTo("GC pauses");
    assertThat(lane.thread().id()).isGreaterThan(TimelineThread.PRIVATE_RANGE);
    assertThat(lane.waitKind(0)).contains(WaitKind.GC_PAUSE);
  }

  @Test
  void leavesIdleThreadsOutUnlessAsked() throws IOException {
    String recording =
        """
        chunk 0 10s
        park pool-1-thread-1#9 0 1s java.util.concurrent.ThreadPoolExecutor.getTask
        sleep main#1 0 1s java.lang.Thread.sleep a
        """;
    assertThat(timelines(recording)).isEqualTo("main:  0-1000 SLEEP\n");
    assertThat(timelines(recording, TimelineOptions.DEFAULTS.withIdle(true)))
        .isEqualTo("main:  0-1000 SLEEP\npool-1-thread-1:  0-1000 POOL_IDLE\n");
  }

  @Test
  void readsOnlyWantedKinds() throws IOException {
    String text =
        timelines(
            """
            chunk 0 10s
            samples execution main#1 0 20
              | a
            sleep main#1 500 600 a
            socket_read main#1 700 800 a
            """,
            TimelineOptions.DEFAULTS.withKinds(Set.of(EventGroup.SLEEP)));
    assertThat(text).isEqualTo("main:  500-600 SLEEP\n");
  }

  @Test
  void keepsThreadsByGlob() throws IOException {
    String text =
        timelines(
            """
            chunk 0 10s
            sleep main#1 0 100 a
            sleep worker-1#2 0 100 a
            sleep worker-2#3 0 100 a
            gc_pause - 0 10
            """,
            TimelineOptions.DEFAULTS.withThreads(List.of("worker-?"), List.of("*-2")));
    assertThat(text).isEqualTo("worker-1:  0-100 SLEEP\n");
  }

  @Test
  void cutsAtTheTimeAskedFor() throws IOException {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    String text =
        timelines(
            """
            chunk 0 10s
            samples execution main#1 0 20
              | a a a a a a a a
            sleep main#1 200 900 a
            sample wall other#2 50 800 SLEEPING java.lang.Thread.sleep a
            """,
            TimelineOptions.DEFAULTS.between(
                Optional.of(start.plusMillis(90)), Optional.of(start.plusMillis(500))));
    assertThat(text)
        .isEqualTo(
            """
            main:  100-120 a  120-140 a  140-200 a  200-500 SLEEP
            other:  90-500 SLEEP
            """);
  }

  @Test
  void givesReadingsOfCpuAndHeap() throws IOException {
    List<Window> windows =
        TimelineText.windows(
            TextRecording.of(
                """
                chunk 0 10s
                heap 2s 4096
                cpuload 1s 0.25
                """),
            TimelineOptions.DEFAULTS);
    assertThat(windows.get(0).measurements())
        .containsExactly(
            new Window.Measurement(Window.Series.CPU_PERCENT, TextRecording.time("1s"), 25.0),
            new Window.Measurement(Window.Series.HEAP_BYTES, TextRecording.time("2s"), 4096.0));
  }

  @Test
  void readsChunksWithoutStartTime() throws IOException {
    String text =
        timelines(
            """
            timeless
            samples execution main#1 100 20
              | a
            park main#1 120 220 a
            """);
    assertThat(text).isEqualTo("main:  100-120 a  120-220 PARK\n");
  }
}
