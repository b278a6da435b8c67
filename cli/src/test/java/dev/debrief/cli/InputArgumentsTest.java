package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.engine.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputArgumentsTest {
  @ParameterizedTest
  @CsvSource({
    "1000, 1000",
    "2k, 2048",
    "500m, 524288000",
    "16G, 17179869184",
    "16GiB, 17179869184"
  })
  void readsSizes(String text, long bytes) throws UsageException {
    assertThat(InputArguments.bytes(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1.5g", "many", "9999999g"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> InputArguments.bytes(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is no size");
  }
}
