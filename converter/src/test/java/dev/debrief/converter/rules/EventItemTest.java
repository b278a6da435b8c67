package dev.debrief.converter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventItemTest {
  @Test
  void acceptsAnEvent() throws IOException {
    assertThat(broken("{\"event_id\":\"0123456789abcdef0123456789abcdef\"}")).isEmpty();
  }

  @Test
  void rejectsAnEventAboveOneMebibyte() throws IOException {
    String text = "x".repeat(1 << 20);

    assertThat(broken("{\"message\":\"" + text + "\"}")).containsExactly("item-too-large");
  }

  @Test
  void rejectsAnEventThatIsNoJson() throws IOException {
    assertThat(broken("{\"message\":")).containsExactly("not-json");
  }

  private static List<String> broken(String event) throws IOException {
    String envelope = "{}\n{\"type\":\"event\",\"length\":" + event.length() + "}\n" + event + "\n";
    SentryCheck check = SentryRules.check(CheckOptions.defaults());
    check.add("a.envelope", new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)));
    return check.finish().stream().map(violation -> violation.rule().id()).toList();
  }
}
