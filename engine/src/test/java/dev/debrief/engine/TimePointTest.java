package dev.debrief.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePointTest {
  private static final Instant START = Instant.parse("2026-03-01T23:59:00Z");
  private static final Instant END = Instant.parse("2026-03-02T00:10:00Z");

  @ParameterizedTest
  @CsvSource({
    "90s, 2026-03-02T00:00:30Z",
    "0s, 2026-03-01T23:59:00Z",
    "1m30s, 2026-03-02T00:00:30Z",
    "1.5s, 2026-03-01T23:59:01.500Z",
    "250ms, 2026-03-01T23:59:00.250Z",
    "1h, 2026-03-02T00:59:00Z",
    "-30s, 2026-03-02T00:09:30Z",
    "-1h, 2026-03-01T23:10:00Z",
    "2026-03-02T01:00:00+01:00, 2026-03-02T00:00:00Z",
    "2026-03-02T00:00:00.5Z, 2026-03-02T00:00:00.5Z",
  })
  void countsOffsetsFromStartOrEndAndTakesInstantsAsTheyAre(String text, String expected)
      throws UsageException {
    assertThat(resolve(text, ZoneOffset.UTC)).isEqualTo(Instant.parse(expected));
  }

  @Test
  void takesTheDayOnWhichATimeFallsIntoTheRecording() throws UsageException {
    assertThat(resolve("23:59:30", ZoneOffset.UTC)).isEqualTo("2026-03-01T23:59:30Z");
    assertThat(resolve("00:05:00", ZoneOffset.UTC)).isEqualTo("2026-03-02T00:05:00Z");
  }

  @Test
  void takesTheFirstDayForATimeOutsideOfTheRecording() throws UsageException {
    assertThat(resolve("12:00:00", ZoneOffset.UTC)).isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void readsTimesOfDayInTheZone() throws UsageException {
    assertThat(resolve("01:05:00", ZoneId.of("Europe/Berlin"))).isEqualTo("2026-03-02T00:05:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "10", "ten", "25:00:00", "10s-", "2026-03-01"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> TimePoint.parse(text, ZoneOffset.UTC))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'" + text + "' is no time");
  }

  private static Instant resolve(String text, ZoneId zone) throws UsageException {
    long nanos = TimePoint.parse(text, zone).resolve(nanos(START), nanos(END));
    return Instant.EPOCH.plusNanos(nanos);
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
