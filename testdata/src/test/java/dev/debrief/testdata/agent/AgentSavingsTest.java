package dev.debrief.testdata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AgentSavingsTest {
  @Test
  void savingIsTheDifferenceOfMedians() {
    String json =
        AgentSavings.toJson(
            Map.of(
                "agent-before", List.of(900L, 1_000L, 5_000L),
                "agent-cached", List.of(700L, 300L, 600L)));

    assertThat(json)
        .isEqualTo(
            """
            {"medianMillis":{"agent-before":1000,"agent-cached":600},\
            "runMillis":{"agent-before":[900,1000,5000],"agent-cached":[700,300,600]},\
            "savedMillis":{"agent-cached":400}}""");
  }
}
