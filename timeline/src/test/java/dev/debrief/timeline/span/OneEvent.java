package dev.debrief.timeline.span;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Recordings of one event of the thread 1, from 10 to 20 ms. */
final class OneEvent {
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  static final String SPAN = "b7ad6b7169203331";

  private OneEvent() {}

  /** Reads one event of thread 1 from 10 to 20 ms, and one sample of the thread. */
  static SpanReading read(String type, String fields, Object... values) throws Exception {
    return readAs("$interval", type, fields, values);
  }

  static SpanReading readAs(String group, String type, String fields, Object... values)
      throws Exception {
    Map<String, Object> content = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      content.put(values[i].toString(), values[i + 1]);
    }
    byte[] bytes =
        recording()
            .thread(1, "main")
            .thread(2, "ended")
            .chunk(
                c -> {
                  c.type("event " + type + " " + group + " " + fields);
                  c.event(
                      type,
                      e -> {
                        e.at(atMillis(10)).thread(1);
                        if (group.equals("$interval")) {
                          e.lasting(Duration.ofMillis(10));
                        }
                        content.forEach(e::set);
                      });
                })
            .toBytes();
    return SpanReading.of(bytes, SpanReading.Request.plain());
  }

  static Span only(SpanReading reading) {
    assertThat(reading.spans().size()).isOne();
    return reading.spans().span(0);
  }

  static Optional<String> sourceAt(SpanReading reading, long millis) {
    return reading.spans().at(1, atMillis(millis)) instanceof Attribution.OfSpan of
        ? Optional.of(of.source())
        : Optional.empty();
  }
}
