package dev.debrief.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.debrief.detectors.Confidence;
import dev.debrief.detectors.Finding;
import dev.debrief.detectors.Severity;
import dev.debrief.timeline.query.Activity;
import dev.debrief.timeline.query.Awaited;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonFormatTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void hasTheKeysThatScriptsReadAndNoOthers() throws IOException {
    JsonNode document = mapper.readTree(text(Story.full()));

    assertThat(keys(document)).containsExactly("schema", "tool", "recordings");
    assertThat(keys(document.at("/recordings/0")))
        .containsExactly(
            "name",
            "status",
            "start",
            "end",
            "diagnostics",
            "notApplicable",
            "suppressed",
            "inBaseline",
            "findings");
    assertThat(keys(document.at("/recordings/0/findings/0")))
        .containsExactly(
            "detector",
            "severity",
            "confidence",
            "title",
            "fingerprint",
            "startNanos",
            "endNanos",
            "occurrences",
            "saving",
            "threads",
            "span",
            "frame",
            "stack",
            "evidence",
            "suggestion");
  }

  @Test
  void givesBackEveryValue() throws IOException {
    Finding finding = Story.full();
    JsonNode json = mapper.readTree(text(finding)).at("/recordings/0/findings/0");

    assertThat(json.path("fingerprint").asText()).isEqualTo(finding.fingerprint());
    assertThat(json.path("startNanos").asLong()).isEqualTo(finding.startNanos());
    assertThat(json.path("endNanos").asLong()).isEqualTo(finding.endNanos());
    assertThat(json.at("/saving/millis").asDouble()).isEqualTo(1_000.0);
    assertThat(json.at("/saving/bound").asText()).isEqualTo("upper");
    assertThat(json.at("/threads/1/name").asText()).isEqualTo("pool-1-thread-1");
    assertThat(json.at("/span/spanId").asText()).isEqualTo("0123456789abcdef");
    assertThat(json.at("/frame/line").asInt()).isEqualTo(42);
    assertThat(json.at("/stack/0/line").isNull()).isTrue();
    assertThat(json.at("/evidence/0/rows/0/durationNanos").asLong()).isEqualTo(1_030_000_000L);
    assertThat(json.at("/evidence/0/rows/1/startNanos").asLong()).isEqualTo(Story.at(3.5));
    assertThat(json.at("/evidence/0/rows/1/caller").asText()).isEqualTo("Sync.second:20");
  }

  @Test
  void saysHowAnAwaitedThreadIsKnown() throws IOException {
    Finding finding =
        Finding.of(Story.QUIET, Severity.INFO, Confidence.INFERRED)
            .title("waits")
            .sameAs("x")
            .suggestion("do")
            .awaited(new Awaited(Story.WORKER, Awaited.How.NOTIFIER, new Activity(1, 0, Map.of())))
            .build();

    JsonNode awaited = mapper.readTree(text(finding)).at("/recordings/0/findings/0/awaited");

    assertThat(awaited.path("id").asLong()).isEqualTo(20);
    assertThat(awaited.path("how").asText()).isEqualTo("named by the event");
    assertThat(awaited.path("exact").asBoolean()).isTrue();
  }

  @Test
  void keepsAnyTextAsItIs() throws IOException {
    JsonNode finding = mapper.readTree(text(Story.hostile())).at("/recordings/0/findings/0");

    assertThat(finding.path("title").asText()).isEqualTo("title " + Story.HOSTILE);
    assertThat(finding.at("/threads/0/name").asText()).isEqualTo(Story.HOSTILE);
  }

  private static String text(Finding finding) throws IOException {
    return Story.text(new JsonFormat(), Story.recording(finding));
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
