package dev.debrief.benchmarks.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EventBytesTest {
  private final EventBytes bytes = new EventBytes(1);

  private byte[] written() {
    return Arrays.copyOf(bytes.array(), bytes.size());
  }

  @Test
  void integersHaveSevenBitsAByteAndTheNinthEight() {
    bytes.integer(127);
    bytes.integer(128);
    bytes.integer(-1);

    assertThat(written())
        .containsExactly(127, 0x80, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);
  }

  @Test
  void shortEventHasItsSizeInOneByte() {
    int event = bytes.begin(5);
    bytes.integer(9);
    bytes.end(event);

    assertThat(written()).containsExactly(3, 5, 9);
  }

  @Test
  void longEventHasItsSizeInFourBytes() {
    int event = bytes.begin(5);
    bytes.utf8("x".repeat(200));
    bytes.end(event);

    assertThat(written()).hasSize(4 + 1 + 3 + 200).startsWith(0x80 | 80, 0x80 | 1, 0x80, 0, 5, 3);
  }

  @Test
  void emptyStringsTakeOneByteWhereTheProducerSavesThem() {
    bytes.chars("");
    bytes.utf8OrEmpty("");
    bytes.utf8OrEmpty("a");
    bytes.noString();

    assertThat(written()).containsExactly(1, 1, 3, 1, 'a', 0);
  }

  @Test
  void sizesAreRead() {
    assertThat(ByteSize.parse("17")).isEqualTo(17);
    assertThat(ByteSize.parse("400k")).isEqualTo(400 << 10);
    assertThat(ByteSize.parse("2G")).isEqualTo(2L << 30);
    assertThatThrownBy(() -> ByteSize.parse("much")).isInstanceOf(NumberFormatException.class);
  }
}
