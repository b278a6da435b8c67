package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1 byte",
    "999, 999 bytes",
    "1000, 1.0 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "5600000000, 5.6 GB"
  })
  void writesSizesInTheNextBestUnit(long bytes, String text) {
    assertThat(Quantity.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"350, 350 ms", "41300, 41.3 s", "725000, 12 min 5 s", "12000000, 3 h 20 min"})
  void writesDurationsAsPeopleDo(long millis, String text) {
    assertThat(Quantity.duration(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void writesTheDayOfARangeOnce() {
    Instant start = Instant.parse("2026-03-01T23:59:00Z");

    assertThat(Quantity.range(start, start.plusSeconds(30)))
        .isEqualTo("2026-03-01 23:59:00 to 23:59:30 UTC (30.0 s)");
    assertThat(Quantity.range(start, start.plusSeconds(90)))
        .isEqualTo("2026-03-01 23:59:00 to 2026-03-02 00:00:30 UTC (90.0 s)");
  }

  @Test
  void writesNumbersAsAFormatterDoes() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      Duration millis = Duration.ofNanos(number >>> 16);

      assertThat(Quantity.number(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
      assertThat(Quantity.millis(millis))
          .isEqualTo(String.format(Locale.ROOT, "%.1f ms", millis.toNanos() / 1e6));
    }
    assertThat(Quantity.millis(Duration.ofNanos(250_000))).isEqualTo("0.3 ms");
  }

  @Test
  void writesOneWithoutPlural() {
    assertThat(Quantity.count(1, "thread")).isEqualTo("1 thread");
    assertThat(Quantity.count(12345, "thread")).isEqualTo("12,345 threads");
  }
}
