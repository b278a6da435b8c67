package dev.debrief.jfr;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Raw events that are chosen by what a chunk declares. */
class RawChoiceTest {
  private static final String ORDER =
      "event acme.Order $interval dotted.name:String id:long customer:String/CONTEXTUAL last:int";

  private static final class Seen implements EventSink {
    final List<EventType> declared = new ArrayList<>();
    final List<Event.RawEvent> raws = new ArrayList<>();
    int samples;

    @Override
    public void declared(List<EventType> types) {
      assertThat(raws).as("types come before events").isEmpty();
      declared.addAll(types);
    }

    @Override
    public void raw(Event.RawEvent event) {
      raws.add(event);
    }

    @Override
    public void samples(SampleBatch batch) {
      samples += batch.size();
    }
  }

  private static Seen read(Parser parser, RawChoice choice) throws Exception {
    byte[] bytes =
        recording()
            .thread(1, "main")
            .chunk(
                c ->
                    c.type(ORDER)
                        .event(
                            "acme.Order",
                            e ->
                                e.at(atMillis(5))
                                    .lasting(Duration.ofMillis(2))
                                    .thread(1)
                                    .stack("a.Foo.bar:1")
                                    .set("dotted.name", "n")
                                    .set("id", 4711)
                                    .set("customer", "c")
                                    .set("last", 7))
                        .sample("datadog.ExecutionSample", atMillis(10), 1, "a.Foo.bar:1"))
            .toBytes();
    RecordingReader reader = RecordingReader.open(MemorySource.recording(bytes), parser);
    Seen seen = new Seen();
    Selection selection = Selection.everythingAnd(Set.of()).outlined(Set.of()).choosing(choice);
    for (Chunk chunk : reader.chunks()) {
      reader.read(chunk, selection, seen);
    }
    assertThat(reader.diagnostics()).isEmpty();
    return seen;
  }

  private static RawChoice fields(String type, String... fields) {
    return declared -> Map.of(type, Set.of(fields));
  }

  @ParameterizedTest
  @EnumSource(
      value = Parser.class,
      names = {"STREAMING", "JMC"})
  void showsWhatTheChunkDeclares(Parser parser) throws Exception {
    Seen seen = read(parser, declared -> Map.of());
    EventType order =
        seen.declared.stream().filter(t -> t.name().equals("acme.Order")).findFirst().orElseThrow();
    assertThat(order.field("id").orElseThrow().type()).isEqualTo("long");
    assertThat(order.field("eventThread").orElseThrow().type()).isEqualTo("java.lang.Thread");
    assertThat(order.field("customer").orElseThrow().annotations())
        .containsExactly("jdk.jfr.Contextual");
    assertThat(order.field("id").orElseThrow().annotations()).isEmpty();
    assertThat(seen.raws).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Parser.class,
      names = {"STREAMING", "JMC"})
  void readsTheChosenFieldsAndTheTimesOnly(Parser parser) throws Exception {
    Seen seen = read(parser, fields("acme.Order", "eventThread", "dotted.name", "customer"));
    assertThat(seen.raws).hasSize(1);
    Event.RawEvent event = seen.raws.get(0);
    assertThat(event.startNanos()).isEqualTo(atMillis(5));
    assertThat(event.endNanos()).isEqualTo(atMillis(7));
    Map<String, Object> fields = new HashMap<>(event.fields());
    fields.keySet().removeAll(Set.of("startTime", "duration"));
    assertThat(fields).containsOnlyKeys("eventThread", "dotted.name", "customer");
    assertThat(fields).containsEntry("customer", "c").containsEntry("dotted.name", "n");
  }

  @ParameterizedTest
  @EnumSource(
      value = Parser.class,
      names = {"STREAMING", "JMC"})
  void showsSamplesAsSamplesAndRaw(Parser parser) throws Exception {
    Seen seen = read(parser, fields("datadog.ExecutionSample", "spanId"));
    assertThat(seen.samples).isOne();
    assertThat(seen.raws).hasSize(1);
    assertThat(seen.raws.get(0).get("spanId", Long.class)).contains(0L);
    assertThat(seen.raws.get(0).fields()).doesNotContainKeys("stackTrace", "localRootSpanId");
  }

  @ParameterizedTest
  @EnumSource(
      value = Parser.class,
      names = {"STREAMING", "JMC"})
  void withoutAChoiceNothingIsDeclared(Parser parser) throws Exception {
    assertThat(read(parser, RawChoice.NONE).declared).isEmpty();
  }
}
