package dev.debrief.timeline;

import static dev.debrief.timeline.TextRecording.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Diagnostic;
import dev.debrief.jfr.RecordingInfo;
import dev.debrief.jfr.SampleKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingIndexTest {
  private static RecordingIndex index(String recording) throws IOException {
    return RecordingIndex.of(TextRecording.of(recording));
  }

  @Test
  void saysWhenTheRecordingWas() throws IOException {
    RecordingInfo info =
        index(
                """
                chunk 10s 20s
                chunk 0 10s
                sleep main#1 9s 21s a
                """)
            .info();
    assertThat(info.startNanos()).isEqualTo(time("0"));
    assertThat(info.endNanos()).isEqualTo(time("21s"));
    assertThat(info.eventCounts()).containsEntry("SLEEP", 1L);
  }

  @Test
  void namesTheJvmByItsVersion() throws IOException {
    RecordingInfo info =
        index(
                """
                chunk 0 10s
                raw jdk.JVMInformation jvmVersion OpenJDK VM (17.0.15+6-Debian) for linux-amd64
                """)
            .info();
    assertThat(info.jvm()).isEqualTo("17.0.15");
    assertThat(info.producer()).isEqualTo(info.jvm());
  }

  @Test
  void namesTheProfilerAsProducer() throws IOException {
    RecordingInfo info =
        index(
                """
                chunk 0 10s
                raw jdk.ActiveRecording name async-profiler 4.3
                raw jdk.JVMInformation jvmName OpenJDK
                """)
            .info();
    assertThat(info.producer()).isEqualTo("async-profiler 4.3");
    assertThat(info.jvm()).isEqualTo("OpenJDK");
  }

  @Test
  void keepsSettingsByTypeAndName() throws IOException {
    RecordingInfo info =
        index(
                """
                chunk 0 10s
                set jdk.ThreadPark threshold 10 ms
                """)
            .info();
    assertThat(info.settings().get("jdk.ThreadPark")).containsEntry("threshold", "10 ms");
  }

  @Test
  void readsConfiguredPeriods() throws IOException {
    RecordingIndex index =
        index(
            """
            chunk 0 10s
            raw jdk.CPUInformation hwThreads 4
            set jdk.ExecutionSample period 10 ms
            set jdk.NativeMethodSample period everyChunk
            set jdk.CPUTimeSample throttle 500/s
            """);
    assertThat(index.period(SampleKind.EXECUTION).configuredNanos()).isEqualTo(10_000_000);
    assertThat(index.period(SampleKind.NATIVE).configuredNanos()).isZero();
    assertThat(index.period(SampleKind.CPU_TIME).configuredNanos()).isEqualTo(8_000_000);
    assertThat(index.period(SampleKind.WALL).typicalNanos()).isEqualTo(20_000_000);
  }

  @Test
  void readsIntervalsOfAsyncProfilerInNanoseconds() throws IOException {
    RecordingIndex index =
        index(
            """
            chunk 0 10s
            raw jdk.ActiveRecording name async-profiler 4.3
            set 107 interval 10000000
            set 107 wall 50000000
            """);
    assertThat(index.period(SampleKind.EXECUTION).configuredNanos()).isEqualTo(10_000_000);
    assertThat(index.period(SampleKind.WALL).configuredNanos()).isEqualTo(50_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "10 ms, 10000000",
    "20ms, 20000000",
    "1 s, 1000000000",
    "2 m, 120000000000",
    "1 h, 3600000000000",
    "1 d, 86400000000000",
    "5 us, 5000",
    "7 ns, 7",
    "10000000, 10000000",
    "everyChunk, 0",
    "999999999999999999 d, 0",
    "99999999999999999999 ns, 0",
    "'', 0"
  })
  void parsesPeriods(String text, long nanos) {
    assertThat(RecordedSettings.parsePeriod(text)).isEqualTo(nanos);
  }

  @Test
  void measuresMedianGapPerKindBelowHundredMillis() throws IOException {
    RecordingIndex index =
        index(
            """
            chunk 0 10s
            set jdk.ExecutionSample period 10 ms
            samples execution main#1 0 25
              | a a a a a a a a a
            samples execution main#1 2s 500
              | a a a a a a a a a
            """);
    assertThat(index.period(SampleKind.EXECUTION).measuredNanos())
        .isBetween(25_000_000L, 25_100_000L);
    assertThat(index.periods()).hasSize(SampleKind.values().length);
  }

  @Test
  void measuresNothingWithFewerThanEightSamples() throws IOException {
    RecordingIndex index =
        index(
            """
            chunk 0 10s
            samples execution main#1 0 25
              | a a a a a a a
            """);
    assertThat(index.period(SampleKind.EXECUTION).measuredNanos()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-40000d, 100", "100, 9d", "500, 400", "-500d, 100"})
  void leavesOutNonsenseTimesAndCountsThem(String start, String end) throws IOException {
    RecordingIndex index = index("chunk 0 10s\nsleep main#1 %s %s a\n".formatted(start, end));
    assertThat(index.diagnostics())
        .extracting(Diagnostic::code, Diagnostic::count)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("time-out-of-range", 1L));
    assertThat(index.threads()).isEmpty();
  }

  @Test
  void listsThreadsById() throws IOException {
    RecordingIndex index =
        index(
            """
            chunk 0 10s
            sleep b#2 0 10 a
            sleep a#1 0 10 a
            sleep ~3 0 10 a
            """);
    assertThat(index.threads()).extracting(TimelineThread::name).containsExactly("a", "b");
  }

  @Test
  void isEmptyForRecordingWithoutChunks() throws IOException {
    RecordingIndex index = index("");
    assertThat(index.info().startNanos()).isZero();
    assertThat(index.info().endNanos()).isZero();
    assertThat(TimelineText.windows(TextRecording.of(""), TimelineOptions.DEFAULTS)).isEmpty();
  }
}
