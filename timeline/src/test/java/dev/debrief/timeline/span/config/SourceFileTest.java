package dev.debrief.timeline.span.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.debrief.jfr.EventType;
import dev.debrief.timeline.span.Confidence;
import dev.debrief.timeline.span.IdEncoding;
import dev.debrief.timeline.span.IdField;
import dev.debrief.timeline.span.Shape;
import dev.debrief.timeline.span.SourceStub;
import dev.debrief.timeline.span.SpanRule;
import dev.debrief.timeline.span.SpanSource;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFileTest {
  private static List<SpanRule> rules(String json) throws Exception {
    return SourceFile.rules("my.json", new StringReader(json));
  }

  @Test
  void readsEveryKey(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("sources.json");
    Files.writeString(
        file,
        """
        // mine
        {"sources": [{
          "id": "acme", "event": ["acme.Call", "acme.*Request"], "requires": ["traceId:String"],
          "annotation": "acme.Traced", "shape": "state", "thread": "worker",
          "start_thread": "from", "end_thread": "to",
          "trace": {"hi": "high", "lo": "low", "encoding": "long_pair"},
          "span": {"field": "span", "encoding": "hex"},
          "parent": {"field": "parent"}, "local_root": {"field": "root", "encoding": "long"},
          "name": {"template": "{method} {uri}"}, "empty": ["null"], "zero_means_none": false,
          "attributes": ["region"], "drop": ["user"], "min_duration": "10 ms",
          "confidence": "low", "priority": 3,
          "direction": {"field": "direction", "in": 0, "out": 1}, "carry_over": true
        }]}
        """);
    List<SpanSource> sources = SourceFile.read(file);
    assertThat(sources).hasSize(1);
    assertThat(sources.get(0).id()).isEqualTo("acme");
    assertThat(sources.get(0).priority()).isPositive();
    SpanRule rule = sources.get(0).rules().get(0);
    assertThat(rule.match())
        .isEqualTo(
            new SpanRule.Match(
                List.of("acme.Call", "acme.*Request"), List.of("traceId:String"), "acme.Traced"));
    assertThat(rule.shape()).isEqualTo(Shape.STATE);
    assertThat(rule.threads()).isEqualTo(new SpanRule.Threads("worker", "from", "to"));
    assertThat(rule.ids().trace()).isEqualTo(IdField.pair("high", "low"));
    assertThat(rule.ids().span()).isEqualTo(IdField.of("span", IdEncoding.HEX));
    assertThat(rule.ids().parent().encoding()).isEqualTo(IdEncoding.AUTO);
    assertThat(rule.name()).isEqualTo("{method} {uri}");
    assertThat(rule.traits())
        .isEqualTo(
            new SpanRule.Traits(
                Set.of(SpanRule.Empty.NULL),
                false,
                List.of("region"),
                Set.of("user"),
                Duration.ofMillis(10),
                Confidence.LOW,
                3,
                Optional.of(new SpanRule.Direction("direction", "0", "1")),
                true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"source\": []}~/source is unknown: the file has one key, \"sources\"",
        "[3]~/0 is no source: write {\"id\": ...}",
        "7~the file is no array: write [ {\"id\"",
        "``~the file is no array",
        "{\"sources\": {}}~/sources is no array",
        "[] []~something after its end: write one array or object",
        "[{\"shape\": \"scope\", \"event\": \"a\"}]~/0 has no \"id\": a source needs \"id\", \"shape\", and",
        "[{\"id\": \"a\", \"event\": \"a\"}]~/0 has no \"shape\"",
        "[{\"id\": \"a\", \"shape\": \"scope\"}]~/0 has no \"event\" and no \"annotation\"",
        "[{\"ids\": 3}]~/0/ids is unknown: known keys are id, event",
        "[{\"id\": 3}]~/0/id is no text: write it in quotes",
        "[{\"event\": [\"a\", 3]}]~/0/event/1 is no text",
        "[{\"shape\": \"span\"}]~/0/shape is 'span': write one of label, scope, state, operation",
        "[{\"requires\": \"spanId\"}]~/0/requires has 'spanId': write name:type",
        "[{\"span\": \"spanId\"}]~/0/span is no object: write {\"field\"",
        "[{\"span\": {\"encoding\": \"hex\"}}]~/0/span names no field",
        "[{\"span\": {\"field\": \"a\", \"encoding\": \"b\"}}]~/0/span has encoding 'b': write one of auto",
        "{\"sources\": [{\"span\": {\"feld\": \"a\"}}]}~/sources/0/span/feld is unknown: write {\"field\"",
        "[{\"span\": {\"field\": []}}]~/0/span/field is no text",
        "[{\"name\": {}}]~/0/name has field and template, or neither",
        "[{\"empty\": [\"none\"]}]~/0/empty has 'none'",
        "[{\"zero_means_none\": 1}]~/0/zero_means_none is neither true nor false",
        "[{\"min_duration\": \"ten\"}]~/0/min_duration is no duration",
        "[{\"priority\": \"high\"}]~/0/priority is no number",
        "[{\"priority\": 99999999999}]~/0/priority is too large",
        "[{\"direction\": {\"field\": \"d\"}}]~/0/direction is incomplete",
        "[{\"id\": \"a\", \"id\": \"b\"}]~not JSON: Duplicate field 'id'",
        "[{\"id\": ~not JSON",
      })
  void complaintsAreOneLineWithFileLinePathAndRemedy(String json, String complaint) {
    assertThatThrownBy(() -> rules(json))
        .isInstanceOf(SourceFileException.class)
        .hasMessageStartingWith("my.json:1: ")
        .hasMessageContaining(complaint)
        .message()
        .hasLineCount(1);
  }

  @Test
  void complaintsNameTheLine() {
    assertThatThrownBy(() -> rules("[\n{\n\"id\": \"a\",\n\"shap\": \"scope\"}]"))
        .hasMessageStartingWith("my.json:4: /0/shap is unknown");
  }

  @Test
  void anotherEncodingIsToldFromWrongJson(@TempDir Path directory) throws Exception {
    Path file = Files.write(directory.resolve("latin.json"), new byte[] {'[', '"', (byte) 0xE4});
    assertThatThrownBy(() -> SourceFile.read(file))
        .isInstanceOf(SourceFileException.class)
        .hasMessage(file + ":1: the file is not UTF-8: save it as UTF-8");
  }

  @Test
  void frameworksAreBuiltIn() {
    assertThat(new FrameworkSource().rules())
        .extracting(SpanRule::source)
        .contains(
            "quarkus",
            "brave",
            "opentracing",
            "jeffrey",
            "spring-startup",
            "camel",
            "hibernate",
            "opensabe");
  }

  @Test
  void aStubIsAFileThatWorks() throws Exception {
    EventType type =
        new EventType(
            "acme.\"Call\"",
            List.of(
                new EventType.Field("trace_id", "java.lang.String", Set.of()),
                new EventType.Field("spanId", "long", Set.of()),
                new EventType.Field("parentSpanId", "long", Set.of()),
                new EventType.Field("operationName", "java.lang.String", Set.of())));
    String stub = SourceStub.render(List.of(type));
    SpanRule rule = rules(stub).get(0);
    assertThat(rule.match().accepts(type)).isTrue();
    assertThat(rule.shape()).isEqualTo(Shape.OPERATION);
    assertThat(rule.ids().trace().field()).isEqualTo("trace_id");
    assertThat(rule.ids().span().field()).isEqualTo("spanId");
    assertThat(rule.ids().parent().field()).isEqualTo("parentSpanId");
    assertThat(rule.name()).isEqualTo("operationName");
  }
}
