package dev.debrief.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.RecordingInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdvisorTest {
  private static final String JDK_17 = "OpenJDK 64-Bit Server VM 17.0.15+6";
  private static final String JDK_25 = "OpenJDK 64-Bit Server VM 25.0.1+8-LTS";

  @Test
  void asksForSamplesFirst() {
    assertThat(settings(JDK_17, Map.of(), Map.of()).get(0))
        .isEqualTo("jdk.ExecutionSample#enabled=true,jdk.ExecutionSample#period=10ms");
  }

  @Test
  void asksOldJvmsForSettingsThatTheyHave() {
    assertThat(settings("OpenJDK 64-Bit Server VM 1.8.0_402", Map.of(), Map.of()).get(0))
        .isEqualTo("settings=profile");
  }

  @Test
  void asksForAShorterPeriodWhenSamplesAreFarApart() {
    assertThat(
            settings(
                JDK_17,
                Map.of("jdk.ExecutionSample", 5L),
                Map.of("jdk.ExecutionSample", Map.of("period", "20 ms"))))
        .contains("jdk.ExecutionSample#period=10ms");
  }

  @Test
  void asksForCpuTimeOnlyWhereThereIsSuchAnEvent() {
    Map<String, Long> counts = Map.of("jdk.ExecutionSample", 5L);

    assertThat(settings(JDK_25, counts, Map.of())).contains("jdk.CPUTimeSample#enabled=true");
    assertThat(settings(JDK_17, counts, Map.of())).noneMatch(s -> s.contains("CPUTime"));
  }

  @Test
  void asksForLowerThresholdsWhereTheyHideWaits() {
    assertThat(
            settings(
                JDK_17,
                Map.of("jdk.ThreadPark", 1L),
                Map.of("jdk.ThreadPark", Map.of("enabled", "true", "threshold", "20 ms"))))
        .contains("jdk.ThreadPark#threshold=10ms");
  }

  @Test
  void asksForNoLimitOnTheRateOfCalls() {
    assertThat(
            settings(
                JDK_25,
                Map.of("jdk.SocketRead", 1L),
                Map.of("jdk.SocketRead", Map.of("enabled", "true", "throttle", "300/s"))))
        .contains("jdk.SocketRead#throttle=off");
  }

  @Test
  void asksAsyncProfilerForWallClockSamples() {
    assertThat(settings("async-profiler 4.2", JDK_17, Map.of("jdk.ExecutionSample", 9L), Map.of()))
        .containsExactly("wall=10ms", "lock=10ms");
  }

  private static List<String> settings(
      String jvm, Map<String, Long> counts, Map<String, Map<String, String>> settings) {
    return settings(jvm, jvm, counts, settings);
  }

  private static List<String> settings(
      String producer,
      String jvm,
      Map<String, Long> counts,
      Map<String, Map<String, String>> settings) {
    RecordingInfo info =
        new RecordingInfo(0, 1, producer, jvm, settings, new TreeMap<>(counts), List.of());
    return Advisor.advise(info).stream().map(Summary.Advice::setting).toList();
  }
}
