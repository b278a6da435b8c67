package dev.debrief.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.benchmarks.compare.Contest.Rounds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
  @TempDir Path directory;

  @Test
  void argumentsSayHowMuchIsCompared() {
    Compare.Arguments full = Compare.Arguments.parse(List.of());
    Compare.Arguments quick = Compare.Arguments.parse(List.of("--quick", "--rounds", "7"));
    Compare.Arguments some = Compare.Arguments.parse(List.of("--only", "small,jdk-2g"));

    assertThat(full.full()).isTrue();
    assertThat(full.subjects()).containsExactly(Subject.values());
    assertThat(quick.full()).isFalse();
    assertThat(Compare.Arguments.parse(List.of("--quick", "--write")).full()).isTrue();
    assertThat(quick.rounds().most()).isEqualTo(7);
    assertThat(quick.subjects()).containsExactly(Subject.SMALL, Subject.JDK_100, Subject.ASYNC_100);
    assertThat(some.subjects()).containsExactly(Subject.SMALL, Subject.JDK_2000);
    assertThat(Compare.Arguments.parse(List.of("--limit", "75")).limit()).hasSeconds(75);
    assertThatThrownBy(() -> Compare.Arguments.parse(List.of("--fast")))
        .hasMessageContaining("--fast");
  }

  @Test
  void slowToolsRunLessOften() {
    Rounds rounds = new Rounds(5, 60);

    assertThat(rounds.of(2)).isEqualTo(5);
    assertThat(rounds.of(25)).isEqualTo(2);
    assertThat(rounds.of(500)).isEqualTo(1);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void toolsTakeTurnsAndGetMoreMemoryIfTheyFail() throws Exception {
    Path recording = Files.writeString(directory.resolve("a.jfr"), "recording");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Contest contest =
        new Contest(
            new Measurement(directory, Duration.ofMinutes(1), false),
            directory,
            new Rounds(2, 60),
            new PrintStream(said, true, StandardCharsets.UTF_8));
    Tool copies = shell("copies", "cp \"$1\" \"$2\"", List.of("sh"));
    Tool needy = shell("needy", "[ \"$1\" = -Xmx8g ]", List.of("sh", Tool.MEMORY));
    Tool fails = shell("fails", "exit 1", List.of("sh"));

    List<Score> scores = contest.run("a", recording, List.of(copies, needy, fails));

    assertThat(scores).extracting(score -> score.runs().size()).containsExactly(2, 2, 0);
    assertThat(scores.get(1).label()).isEqualTo("needy (-Xmx8g)");
    assertThat(scores.get(2).remark()).isEqualTo("fails with status 1");
    assertThat(directory.resolve("out")).doesNotExist();
    assertThat(said.toString(StandardCharsets.UTF_8).lines().map(line -> line.split(" +", -1)[1]))
        .containsExactly("copies", "needy", "needy", "fails", "copies", "needy");
  }

  private static Tool shell(String id, String script, List<String> rest) {
    List<String> before = new ArrayList<>(List.of("sh", "-c", script));
    before.addAll(rest);
    return new Tool(id, id, before, List.of(Tool.OUT), Map.of());
  }

  @Test
  void onlyThePartBetweenTheMarksIsReplaced() throws IOException {
    String page = "a\n<!-- compare:begin -->\nold\n<!-- compare:end -->\nb\n";

    String once = MarkedPage.replaced(page, "new");

    assertThat(once).isEqualTo("a\n<!-- compare:begin -->\n\nnew\n\n<!-- compare:end -->\nb\n");
    assertThat(MarkedPage.replaced(once, "new")).isEqualTo(once);
    assertThatThrownBy(() -> MarkedPage.replaced("no marks", "x")).isInstanceOf(IOException.class);
  }

  @Test
  void chartHasALinePerTool() {
    MemoryChart chart =
        new MemoryChart(
            List.of(
                new MemoryChart.Line(
                    "Debrief",
                    "#000",
                    List.of(
                        new MemoryChart.Point("100 MB", 100e6, 300e6),
                        new MemoryChart.Point("2 GB", 2000e6, 400e6)))));

    assertThat(chart.svg()).startsWith("<svg").endsWith("</svg>\n");
    assertThat(chart.svg()).contains(">Debrief</text>", ">2 GB</text>", ">400 MB</text>");
    assertThat(chart.svg()).containsOnlyOnce("<polyline");
  }

  @Test
  void recordingIsGeneratedOnce() throws IOException {
    Path generator = Files.writeString(directory.resolve("generator"), "");

    Path file = Subject.SMALL.file(directory, generator);
    Object first = Files.getLastModifiedTime(file);

    assertThat(Files.size(file)).isGreaterThan(300_000);
    assertThat(Files.getLastModifiedTime(Subject.SMALL.file(directory, generator)))
        .isEqualTo(first);
  }
}
