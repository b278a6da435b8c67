package dev.debrief.timeline.span;

import static dev.debrief.testdata.jfr.RecordingBuilder.atMillis;
import static dev.debrief.testdata.jfr.RecordingBuilder.recording;
import static dev.debrief.timeline.span.SpanScript.at;
import static dev.debrief.timeline.span.SpanScript.chunk;
import static dev.debrief.timeline.span.SpanScript.id;
import static dev.debrief.timeline.span.SpanScript.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.debrief.testdata.jfr.Raw;
import dev.debrief.testdata.jfr.RecordingBuilder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Context that does not keep to the chunk, the recording or the thread that it is written in. */
class SpansAcrossChunksTest {
  @Test
  void statesHoldInTheRecordingThatFollows() throws Exception {
    RecordingBuilder two =
        chunk(
            chunk(
                recording().thread(1, "main"),
                s -> s.state(1, 10, 1).chunk.durationNanos(1_000_000_000L)),
            s -> s.state(1, 1500, 2).samples(1, 1000, 1100));
    byte[] both = two.toBytes();
    byte[] first =
        chunk(
                recording().thread(1, "main"),
                s -> s.state(1, 10, 1).chunk.durationNanos(1_000_000_000L))
            .toBytes();
    byte[] second = Arrays.copyOfRange(both, chunkBytes(both), both.length);
    SpanReading before = SpanReading.of(first, SpanReading.Request.plain());
    assertThat(before.carry().context().size()).isOne();
    SpanReading after =
        SpanReading.of(second, SpanReading.Request.plain().after(before.carry().context()));
    assertThat(at(after, 1, 1050, 1500)).containsExactly(id(1), id(2));
    byte[] late = RecordingBuilder.shifted(second, 5_000_000_000L);
    SpanReading gap =
        SpanReading.of(late, SpanReading.Request.plain().after(before.carry().context()));
    assertThat(at(gap, 1, 6050)).containsExactly("OUTSIDE_INTERVALS");
  }

  private static int chunkBytes(byte[] recording) {
    return (int) ByteBuffer.wrap(recording).getLong(8);
  }

  @Test
  void aScopeThatBeganBeforeItsThreadIsCutAndDoubtful() throws Exception {
    SpanReading reading =
        read(
            s ->
                s.scope(2, 10, 60, 1)
                    .chunk
                    .event("jdk.ThreadStart", e -> e.at(atMillis(40)).thread(1).set("thread", 2)));
    assertThat(at(reading, 2, 20, 39, 40, 59))
        .containsExactly("OUTSIDE_INTERVALS", "OUTSIDE_INTERVALS", id(1) + "~", id(1) + "~");
  }

  @Test
  void aScopeThatBeganBeforeItsChunkIsKept() throws Exception {
    RecordingBuilder recording = recording().thread(1, "main");
    chunk(recording, s -> s.samples(1, 900, 1000));
    chunk(recording, s -> s.scope(1, 950, 1050, 1).samples(1, 1000, 1100));
    SpanReading reading = SpanReading.of(recording.toBytes(), SpanReading.Request.plain());
    assertThat(at(reading, 1, 949, 950, 1049, 1050))
        .containsExactly("OUTSIDE_INTERVALS", id(1), id(1), "OUTSIDE_INTERVALS");
  }

  private static final String ORDER = "event acme.Order $interval order:String/CONTEXTUAL";

  private static SpanScript order(
      SpanScript script, long thread, long from, long to, String order) {
    script
        .chunk
        .type(ORDER)
        .event(
            "acme.Order",
            e ->
                e.at(atMillis(from))
                    .lasting(Duration.ofMillis(to - from))
                    .thread(thread)
                    .set("order", order));
    return script;
  }

  /** Two orders overlap; one began before its chunk and its thread; one never ended: no event. */
  @Test
  void contextualEventsOfSeveralChunks() throws Exception {
    RecordingBuilder recording = recording().thread(1, "main").thread(2, "late");
    chunk(recording, s -> order(s, 1, 400, 700, "X").samples(1, 0, 1000));
    chunk(
        recording,
        s ->
            order(order(s, 1, 600, 1200, "Y"), 2, 900, 1100, "Z")
                .samples(1, 1000, 1300)
                .samples(2, 1000, 1300)
                .chunk
                .event("jdk.ThreadStart", e -> e.at(atMillis(950)).thread(1).set("thread", 2)));
    SpanReading reading = SpanReading.of(recording.toBytes(), SpanReading.Request.plain());
    assertThat(at(reading, 1, 399, 400, 599, 600, 699, 700, 1199, 1200))
        .containsExactly("OUTSIDE_INTERVALS", "X", "X", "Y?", "Y?", "Y", "Y", "OUTSIDE_INTERVALS");
    assertThat(at(reading, 2, 940, 950, 1099, 1100))
        .containsExactly("OUTSIDE_INTERVALS", "Z~", "Z~", "OUTSIDE_INTERVALS");
    assertThat(reading.spans().size()).isEqualTo(3);
    assertThat(reading.spans().sources()).containsExactly("contextual");
  }

  /** As files of the JVM and a profiler are: the profiler's ticks say other times. */
  @Test
  void everyChunkHasItsOwnClock() throws Exception {
    RecordingBuilder recording = recording().thread(1, "main");
    chunk(recording, s -> s.samples(1, 0, 100));
    chunk(
        recording,
        s -> {
          s.chunk.startNanos(atMillis(0)).startTicks(1_539_000_000_000L).version(2, 0);
          s.tag(1, 20, 60, "GET /a").samples(1, 10, 20);
        });
    SpanReading reading = SpanReading.of(recording.toBytes(), SpanReading.Request.plain());
    assertThat(reading.spans().span(0).time())
        .isEqualTo(new Span.Time(atMillis(20), atMillis(60), true));
    assertThat(at(reading, 1, 19, 20, 59, 60))
        .containsExactly("OUTSIDE_INTERVALS", "GET /a", "GET /a", "OUTSIDE_INTERVALS");
  }

  /** The recording has the key of a thread and nothing behind it. */
  @Test
  void contextWithoutThreadIsCountedAndSharedWithNobody() throws Exception {
    SpanReading reading =
        read(
            s ->
                s.samples(1, 0, 60)
                    .chunk
                    .event(
                        "io.opentelemetry.context.Scope",
                        e ->
                            e.at(atMillis(10))
                                .lasting(Duration.ofMillis(40))
                                .set("eventThread", new Raw.PoolId(77))
                                .set("traceId", "0".repeat(31) + "1")
                                .set("spanId", id(1))));
    assertThat(at(reading, 1, 20)).containsExactly("NO_CONTEXT_ON_THREAD");
    assertThat(reading.spans().find(TraceIds.ofHex("", id(1), ""))).isPresent();
    assertThat(reading.spans().diagnostics()).extracting("code").contains("span-thread-unknown");
  }
}
