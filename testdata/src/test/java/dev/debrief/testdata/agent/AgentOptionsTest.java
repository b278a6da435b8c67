package dev.debrief.testdata.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class AgentOptionsTest {
  @Test
  void changesNothingUnlessAsked() {
    assertThat(AgentOptions.parse("80", "truth"))
        .isEqualTo(new AgentOptions(80, "truth", false, false, 1));
  }

  @Test
  void readsAllChanges() {
    assertThat(
            AgentOptions.parse(
                "80", "truth", "--cache-client", "--skip-last-insight", "--workers", "2"))
        .isEqualTo(new AgentOptions(80, "truth", true, true, 2));
  }

  @Test
  void refusesUnknownOptions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgentOptions.parse("80", "truth", "--cache"))
        .withMessageContaining("--cache");
  }
}
