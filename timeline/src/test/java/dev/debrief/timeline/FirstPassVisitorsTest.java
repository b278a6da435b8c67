package dev.debrief.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.jfr.Chunk;
import dev.debrief.jfr.Event;
import dev.debrief.jfr.EventSink;
import dev.debrief.jfr.RawChoice;
import dev.debrief.jfr.ThreadRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FirstPassVisitorsTest {
  /** Remembers the types of the events that it is shown. */
  private static final class Collector implements FirstPassVisitor<Collector.Seen> {
    private final RawChoice choice;
    private final List<String> types = new ArrayList<>();

    Collector(String type, String field) {
      this.choice = declared -> Map.of(type, Set.of(field));
    }

    private record Seen(List<String> types) implements EventSink {
      @Override
      public void raw(Event.RawEvent event) {
        types.add(event.type());
      }
    }

    @Override
    public RawChoice choice() {
      return choice;
    }

    @Override
    public Seen begin(Chunk chunk) {
      return new Seen(new ArrayList<>());
    }

    @Override
    public void end(Chunk chunk, Seen seen, Function<ThreadRef, TimelineThread> threads) {
      types.addAll(seen.types());
    }
  }

  @Test
  void eachSeesWhatItWouldSeeAlone() throws IOException {
    TextRecording recording =
        TextRecording.of(
            """
            chunk 0 1s
            raw app.One value 1
            raw app.Two value 2
            chunk 1s 2s
            raw app.Two value 3
            """);
    Collector one = new Collector("app.One", "value");
    Collector two = new Collector("app.Two", "value");
    try (Workers workers = Workers.of(1)) {
      RecordingIndex.of(recording, workers, FirstPassVisitors.both(one, two));
    }
    assertThat(one.types).containsExactly("app.One");
    assertThat(two.types).containsExactly("app.Two", "app.Two");
  }

  @Test
  void fieldsOfATypeThatBothWantAreJoined() {
    FirstPassVisitor<?> both =
        FirstPassVisitors.both(new Collector("app.One", "a"), new Collector("app.One", "b"));
    assertThat(both.choice().choose(List.of()))
        .containsOnly(Map.entry("app.One", Set.of("a", "b")));
  }
}
