package dev.debrief.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.debrief.converter.rules.CheckOptions;
import dev.debrief.converter.rules.SentryCheck;
import dev.debrief.converter.rules.SentryRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentryEventFormatTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void writesAnEnvelopePerFinding() throws IOException {
    assertThat(files(Story.recording(Story.full(), Story.small())).keySet())
        .containsExactly("finding-000001.envelope", "finding-000002.envelope");
  }

  @Test
  void fulfilsTheRulesOfIngestion() throws IOException {
    SentryCheck check = SentryRules.check(CheckOptions.defaults());
    for (Map.Entry<String, String> file :
        files(Story.recording(Story.full(), Story.small(), Story.hostile())).entrySet()) {
      byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
      check.add(file.getKey(), new ByteArrayInputStream(bytes));
    }

    assertThat(check.finish()).isEmpty();
  }

  @Test
  void groupsByFingerprintAndLinksToTheTrace() throws IOException {
    JsonNode event = event(Story.recording(Story.full()));

    assertThat(event.at("/fingerprint/1").asText()).isEqualTo(Story.full().fingerprint());
    assertThat(event.path("level").asText()).isEqualTo("error");
    assertThat(event.at("/contexts/trace/trace_id").asText())
        .isEqualTo("0123456789abcdef0123456789abcdef");
    assertThat(event.at("/threads/values/0/stacktrace/frames/2/function").asText())
        .isEqualTo("socketRead0");
    assertThat(event.at("/threads/values/0/stacktrace/frames/1/in_app").asBoolean()).isTrue();
  }

  @Test
  void theSameFindingIsTheSameEvent() throws IOException {
    String id = event(Story.recording(Story.full())).path("event_id").asText();

    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(event(Story.recording(Story.full())).path("event_id").asText()).isEqualTo(id);
    assertThat(event(Story.recording(Story.small())).path("event_id").asText()).isNotEqualTo(id);
  }

  private JsonNode event(ExaminedRecording recording) throws IOException {
    String envelope = files(recording).get("finding-000001.envelope");
    String[] lines = envelope.split("\n", -1);
    JsonNode header = mapper.readTree(lines[1]);
    assertThat(header.path("length").asInt())
        .isEqualTo(lines[2].getBytes(StandardCharsets.UTF_8).length);
    return mapper.readTree(lines[2]);
  }

  private static Map<String, String> files(ExaminedRecording recording) throws IOException {
    return Story.files(new SentryEventFormat(), Story.context(100, false), recording);
  }
}
