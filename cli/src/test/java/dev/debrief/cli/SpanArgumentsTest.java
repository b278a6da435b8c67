package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.engine.UsageException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanArgumentsTest {
  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "1.5s, PT1.5S",
    "20us, PT0.00002S",
    "7ns, PT0.000000007S",
    "-3ms, PT-0.003S",
    "+2 m, PT2M",
    "1h, PT1H"
  })
  void readsTimes(String text, Duration duration) throws UsageException {
    assertThat(SpanArguments.duration(text, "--latency")).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({"500", "ms", "1e3s", "0x1s", "1.s", "''"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> SpanArguments.duration(text, "--latency"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--latency is a time such as 500ms");
  }

  @ParameterizedTest
  @CsvSource({
    "--trace=xyz, a trace id has up to 32 hex digits",
    "--latency=-1ms, --latency must not be negative",
    "--spans=missing.json, there is no span file",
    "--span-sources=missing.json, cannot read the span sources",
    "--transactions=some, --transactions",
    "--max-transactions=-1, --max-transactions"
  })
  void refusesWhatMeansNothing(String option, String message) {
    Run run = Run.of("convert", option, "app.jfr");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void explainsSpansInTheManual() {
    assertThat(Run.of("help", "convert").out())
        .contains("SPANS", "--span-clock-offset", "--format sentry-v1", "attribution.jsonl");
  }
}
