package dev.debrief.timeline;

import static dev.debrief.timeline.TimelineText.timelines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SampleSourcesTest {
  private static final String PERIODS =
      """
      chunk 0 30s
      set jdk.ExecutionSample period 20ms
      set jdk.NativeMethodSample period 20ms
      set jdk.CPUTimeSample throttle 20ms
      set datadog.MethodSample interval 20ms
      """;

  @Test
  void mergesExecutionAndNativeSamples() throws IOException {
    String text =
        timelines(
            PERIODS
                + """
                samples execution main#1 0 40
                  | a a
                samples native main#1 20 40
                  | java.util.zip.Inflater.inflateBytesBytes java.util.zip.Inflater.inflateBytesBytes
                """);
    assertThat(text)
        .isEqualTo("main:  0-20 a  20-40 inflateBytesBytes  40-60 a  60-80 inflateBytesBytes\n");
  }

  @Test
  void prefersCpuTimeSamples() throws IOException {
    String text =
        timelines(
            PERIODS
                + """
                samples execution main#1 5 20
                  | e e e
                samples cpu_time main#1 0 20
                  | c c c
                """);
    assertThat(text).isEqualTo("main:  0-20 c  20-40 c  40-60 c\n");
  }

  @Test
  void doesNotTrustCpuTimeSamplesOfWhichMoreThanHalfFailed() throws IOException {
    String text =
        timelines(
            PERIODS
                + """
                samples execution main#1 0 20
                  | e e
                sample cpu_time main#1 5 5 RUNNABLE c
                sample cpu_time main#1 25 25 FAILED
                sample cpu_time main#1 30 30 FAILED
                """);
    assertThat(text).isEqualTo("main:  0-20 e  20-40 e\n");
  }

  @Test
  void keepsFailedCpuTimeSampleAsRunningWithoutStack() throws IOException {
    String text =
        timelines(
            PERIODS
                + """
                sample cpu_time main#1 0 0 RUNNABLE c
                sample cpu_time main#1 20 20 FAILED
                """);
    assertThat(text).isEqualTo("main:  0-20 c  20-40 ?\n");
  }

  @Test
  void keepsWaitsSeenByNativeSamplesBesideCpuTimeSamples() throws IOException {
    String text =
        timelines(
            PERIODS
                + """
                samples cpu_time main#1 0 20
                  | c c
                samples native main#1 40 20
                  | a                                    a
                  | java.net.SocketInputStream.socketRead0 java.net.SocketInputStream.socketRead0
                """);
    assertThat(text).isEqualTo("main:  0-20 c  20-40 c  40-80 SOCKET_READ\n");
  }

  @Test
  void refinesWhatRanButNotWhatWaitedWhereThereAreWallSamples() throws IOException {
    String text =
        timelines(
            PERIODS
                + """
                sample wall main#1 0 0 RUNNABLE w
                samples execution main#1 5 5
                  | x
                sample wall main#1 20 100 SLEEPING java.lang.Thread.sleep w
                samples execution main#1 50 5
                  | y
                """);
    assertThat(text).isEqualTo("main:  0-5 w  5-20 x  20-100 SLEEP\n");
  }

  @Test
  void choosesPerFiveSeconds() throws IOException {
    String text =
        timelines(
            PERIODS
                + """
                sample wall main#1 0 4s SLEEPING java.lang.Thread.sleep w
                samples execution main#1 6s 20
                  | e e
                """);
    assertThat(text).isEqualTo("main:  0-4000 SLEEP  6000-6020 e  6020-6040 e\n");
  }

  @Test
  void choosesPerThread() throws IOException {
    String text =
        timelines(
            PERIODS
                + """
                samples cpu_time main#1 0 20
                  | c
                samples execution other#2 0 20
                  | e
                """);
    assertThat(text).isEqualTo("main:  0-20 c\nother:  0-20 e\n");
  }
}
