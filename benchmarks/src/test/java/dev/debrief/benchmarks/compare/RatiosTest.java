package dev.debrief.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatiosTest {
  private static final Score DEBRIEF = score("debrief", 3, 6, 300_000_000L);

  private static Score score(String tool, double wall, double cpu, long bytes) {
    return new Score(tool, tool, List.of(new Usage(wall, cpu, bytes)), "", 0);
  }

  private static String table(Score... others) {
    List<Score> scores = new ArrayList<>(List.of(DEBRIEF));
    scores.addAll(List.of(others));
    return new Ratios(Subject.JDK_100, scores).table();
  }

  @Test
  void ratiosStandBesideGoals() {
    assertThat(table(score("jfrconv-pprof", 4, 2, 100_000_000L)).lines())
        .contains(
            "| debrief |  |  |  |  | 3.00 s | 6.00 s | 300 MB |",
            "| jfrconv-pprof | 0.75 | 3.00 | 3.00 | wall ≤ 1.00: reached;"
                + " memory ≤ 2.00: **not reached** | 4.00 s | 2.00 s | 100 MB |");
  }

  @Test
  void toolThatFailsHasNoRatio() {
    assertThat(table(new Score("jmc", "JMC", List.of(), "fails with status 1", 0)).lines())
        .contains("| JMC |  | | | wall ≤ 0.35: ? | fails with status 1 | | |");
  }

  @Test
  void toolThatTakesTooLongHasABound() {
    assertThat(table(new Score("sentry", "Sentry", List.of(), "more than 60 s", 60)).lines())
        .contains("| Sentry | < 0.05 | | | wall ≤ 0.50: reached | more than 60 s | | |");
  }

  @Test
  void eachSubjectHasItsGoals() {
    assertThat(Goal.of(Subject.SMALL, "jfrconv-pprof"))
        .containsExactly(new Goal("jfrconv-pprof", Usage.Metric.WALL, Subject.SMALL, 2.0));
    assertThat(Goal.of(Subject.JDK_2000, "jfrconv-pprof"))
        .extracting(Goal::most)
        .containsExactly(0.8, 0.5);
    assertThat(Goal.of(Subject.ASYNC_100, "scan")).isEmpty();
    assertThat(Goal.ALL).hasSize(21);
  }
}
