package dev.debrief.timeline.span.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameworkSourceTest {
  /** Which is why events of the JDK are not compared with them. */
  @Test
  void noRuleIsAboutEventsOfTheJdk() {
    assertThat(new FrameworkSource().rules())
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(rule.match().types())
                    .isNotEmpty()
                    .noneMatch(type -> type.startsWith("jdk") || type.equals("*")));
  }
}
