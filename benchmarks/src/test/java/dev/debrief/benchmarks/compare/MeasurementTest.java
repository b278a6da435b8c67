package dev.debrief.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
class MeasurementTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final long MEGA = 1L << 20;

  @TempDir Path directory;

  /** A program that fills memory and works for a moment. */
  static final class Busy {
    private Busy() {}

    public static void main(String[] args) {
      byte[] filled = new byte[Integer.parseInt(args[0]) << 20];
      Arrays.fill(filled, (byte) 1);
      long sum = 0;
      long end = System.nanoTime() + 300_000_000L;
      while (System.nanoTime() < end) {
        sum += filled[(int) (System.nanoTime() % filled.length)];
      }
      System.out.println(sum);
    }
  }

  private static List<String> busy(int megabytes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-cp",
        System.getProperty("java.class.path"),
        Busy.class.getName(),
        Integer.toString(megabytes));
  }

  private Usage usage(boolean gnuTime, List<String> command) throws Exception {
    return new Measurement(directory, LONG, gnuTime)
        .run(command, Map.of(), "log")
        .usage()
        .orElseThrow();
  }

  @Test
  void childOfTheChildIsMeasured() throws Exception {
    Usage small = usage(false, busy(1));
    List<String> grandchild = new ArrayList<>(List.of("sh", "-c", "\"$@\"; exit 0", "sh"));
    grandchild.addAll(busy(300));
    Usage large = usage(false, grandchild);

    assertThat(large.peakBytes() - small.peakBytes()).isGreaterThan(250 * MEGA);
    assertThat(large.wallSeconds()).isGreaterThan(0.3);
    assertThat(large.cpuSeconds()).isGreaterThan(0.1).isLessThan(60);
  }

  @Test
  void kernelsAccountMissesNoShortPeak() throws Exception {
    Measurement measurement = new Measurement(directory, LONG);

    Usage usage = measurement.run(busy(300), Map.of(), "log").usage().orElseThrow();

    assertThat(usage.peakBytes()).isBetween(300 * MEGA, 900 * MEGA);
  }

  @Test
  void failureIsSaid() throws Exception {
    Measurement.Outcome outcome =
        new Measurement(directory, LONG, false).run(List.of("sh", "-c", "exit 3"), Map.of(), "log");

    assertThat(outcome.failed()).isTrue();
    assertThat(outcome.remark()).isEqualTo("fails with status 3");
  }

  @Test
  void whoTakesTooLongIsEnded() throws Exception {
    Measurement.Outcome outcome =
        new Measurement(directory, Duration.ofMillis(200), false)
            .run(List.of("sleep", "100"), Map.of(), "log");

    assertThat(outcome.usage()).isEmpty();
    assertThat(outcome.failed()).isFalse();
  }

  @Test
  void environmentIsSetAndRemoved() throws Exception {
    List<String> command = List.of("sh", "-c", "[ \"$A\" = 1 ] && [ -z \"${HOME:-}\" ]");

    Measurement.Outcome outcome =
        new Measurement(directory, LONG, false).run(command, Map.of("A", "1", "HOME", ""), "log");

    assertThat(outcome.usage()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1m2.50s 0m0.25s", "1m2,50s 0m0,25s", "1m2.500000s 0m0.250000s"})
  void timesOfEachShellAreRead(String children) {
    assertThat(Measurement.cpuSeconds(List.of("0m0.00s 0m0.00s", children))).isEqualTo(62.75);
  }

  @Test
  void highestMemoryIsRead() {
    List<String> status = List.of("Name:\tjava", "VmHWM:\t  2048 kB", "VmRSS:\t 1024 kB");

    assertThat(ProcessTree.highest(status)).isEqualTo(2 * MEGA);
    assertThat(ProcessTree.highest(List.of("Name:\tkthreadd"))).isZero();
  }
}
