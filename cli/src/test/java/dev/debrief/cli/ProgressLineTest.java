package dev.debrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {
  @Test
  void cutsALongNameSoThatTheLineFits() {
    assertThat(ProgressLine.line("x".repeat(200), 0.5)).hasSize(78).endsWith("…  50 %");
  }

  @Test
  void staysBetweenNothingAndAll() {
    assertThat(ProgressLine.line("a", 1.7)).isEqualTo("a 100 %");
    assertThat(ProgressLine.line("a", -1)).isEqualTo("a   0 %");
  }

  @Test
  void isShownOnTerminalsUnlessAskedOtherwise() {
    assertThat(ProgressLine.When.AUTO.applies(true)).isTrue();
    assertThat(ProgressLine.When.AUTO.applies(false)).isFalse();
    assertThat(ProgressLine.When.ALWAYS.applies(false)).isTrue();
    assertThat(ProgressLine.When.NEVER.applies(true)).isFalse();
  }
}
