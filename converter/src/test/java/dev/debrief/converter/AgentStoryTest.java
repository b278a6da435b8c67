package dev.debrief.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.debrief.converter.Pipeline.Bar;
import dev.debrief.testdata.corpus.ProjectRecordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's profile shows what the agent really did, as its truth file tells it. */
class AgentStoryTest {
  private static final long PERIOD = Duration.ofMillis(20).toNanos();
  private static final long FIRST_CREATION = Duration.ofMillis(150).toNanos();
  private static final String FACTORY = "RepositoryClient.fromRepoDefinition";

  @TempDir Path temporary;

  private List<Bar> mainBars(String recording) throws Exception {
    List<Bar> bars = new ArrayList<>();
    long main = truth(recording, "run").get(0).get("threadId").asLong();
    for (Pipeline.Payload chunk :
        new Pipeline(temporary).convert(ProjectRecordings.path(recording + ".jfr"))) {
      bars.addAll(chunk.bars(main));
    }
    return Bar.merged(bars);
  }

  private static List<JsonNode> truth(String recording, String kind) throws Exception {
    List<JsonNode> result = new ArrayList<>();
    for (String line : Files.readAllLines(ProjectRecordings.path(recording + ".truth.jsonl"))) {
      JsonNode node = new ObjectMapper().readTree(line);
      if (node.get("kind").asText().equals(kind)) {
        result.add(node);
      }
    }
    return result;
  }

  private static long start(JsonNode truth) {
    return truth.get("startNanos").asLong();
  }

  private static long end(JsonNode truth) {
    return truth.get("endNanos").asLong();
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-before", "agent-before-jdk25"})
  void theJoinIsOneUnbrokenWaitOfItsTrueLength(String recording) throws Exception {
    JsonNode join =
        truth(recording, "wait").stream()
            .filter(wait -> wait.get("how").asText().equals("join"))
            .findFirst()
            .orElseThrow();
    List<Bar> bars =
        mainBars(recording).stream().filter(bar -> bar.leaf().contains("Thread.join")).toList();
    assertThat(bars).hasSize(1);
    assertThat(bars.get(0).startNanos()).isCloseTo(start(join), within(PERIOD));
    assertThat(bars.get(0).endNanos()).isCloseTo(end(join), within(PERIOD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-before", "agent-before-jdk25"})
  void eachClientCreationIsAsLongAsItReallyWas(String recording) throws Exception {
    List<Bar> bars = mainBars(recording);
    List<JsonNode> creations = truth(recording, "creation");
    assertThat(creations).hasSize(6);
    for (JsonNode creation : creations) {
      List<Bar> inside =
          bars.stream()
              .filter(bar -> bar.stack().contains(FACTORY))
              .filter(bar -> bar.endNanos() > start(creation) && bar.startNanos() < end(creation))
              .toList();
      long seen = inside.get(inside.size() - 1).endNanos() - inside.get(0).startNanos();
      boolean first = creation.get("step").asInt() == 1;
      assertThat(seen)
          .as("step %s", creation.get("step"))
          .isCloseTo(end(creation) - start(creation), within(first ? FIRST_CREATION : 2 * PERIOD));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent-before", "agent-before-jdk25"})
  void eachRequestOfACreationIsOneBar(String recording) throws Exception {
    List<Bar> reads =
        mainBars(recording).stream()
            .filter(bar -> bar.stack().contains(FACTORY))
            .filter(bar -> bar.leaf().contains("socket read"))
            .toList();
    List<JsonNode> requests =
        truth(recording, "http").stream()
            .filter(call -> call.get("request").asText().startsWith("GET /repositories"))
            .toList();
    assertThat(requests).hasSize(18);
    for (JsonNode request : requests) {
      long server = Duration.ofMillis(request.get("serverMillis").asLong()).toNanos();
      assertThat(reads)
          .filteredOn(bar -> bar.startNanos() >= start(request) && bar.endNanos() <= end(request))
          .filteredOn(bar -> bar.endNanos() - bar.startNanos() > server / 2)
          .as("%s at %s", request.get("request"), request.get("startNanos"))
          .hasSize(1)
          .allSatisfy(
              bar -> assertThat(bar.endNanos() - bar.startNanos()).isGreaterThan(server - PERIOD));
    }
  }
}
