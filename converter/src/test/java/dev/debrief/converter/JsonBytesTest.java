package dev.debrief.converter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 9, 10, 99, 100, 12_345, 999_999_999, 1_000_000_000, Integer.MAX_VALUE})
  void writesNumbers(int number) {
    JsonBytes json = new JsonBytes(new byte[1], 0);
    json.number(number);

    assertThat(text(json)).isEqualTo(Integer.toString(number));
    assertThat(JsonBytes.digits(number)).isEqualTo(Integer.toString(number).length());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 999_999, 1_000_000, 1_767_225_600_000_001L, 1_767_225_600_100_000L})
  void writesTimesWithSixDecimals(long micros) {
    JsonBytes json = new JsonBytes(new byte[1], 0);
    json.seconds(micros);

    assertThat(text(json)).isEqualTo(EpochSeconds.text(micros));
  }

  @Test
  void growsAndLeavesTheStartToTheCaller() {
    JsonBytes json = new JsonBytes(new byte[4], 3);
    json.text("x".repeat(100));
    json.raw('y');
    json.raw(new byte[] {'z'});

    assertThat(json.end()).isEqualTo(105);
    assertThat(text(json)).isEqualTo("\0\0\0" + "x".repeat(100) + "yz");
  }

  @Test
  void writesMicrosOverWhatIsThere() {
    JsonBytes json = new JsonBytes(new byte[0], 0);
    json.text("<000000>");
    json.micros(1, 70_305);

    assertThat(text(json)).isEqualTo("<070305>");
  }

  @Test
  void appendsFromAnIndexOn() {
    JsonBytes json = new JsonBytes(new byte[0], 0);
    json.raw(new byte[] {'x', 'y', 'z'}, 1);

    assertThat(text(json)).isEqualTo("yz");
  }

  private static String text(JsonBytes json) {
    return new String(json.toByteArray(), StandardCharsets.US_ASCII);
  }
}
